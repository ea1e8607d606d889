-- Twenty readers of the workbench, for wrk on loopback:
--
--   bellwether --ledger big.ledger serve --port 7171        # prints the token
--   TOKEN=… wrk -t2 -c20 -d60s --latency --timeout 20s -s bench/workbench.lua http://127.0.0.1:7171
--
-- The pages asked for are drawn anew each time from the whole ledger, so that
-- most were never made before; DOCUMENTS and CLAIMS say how many it holds.
-- KEPT=1 asks for few pages again and again instead.

local token = os.getenv("TOKEN")
local documents = tonumber(os.getenv("DOCUMENTS") or "99000")
local claims = tonumber(os.getenv("CLAIMS") or "250000")
local kept = os.getenv("KEPT") == "1"

local words = { "hospital", "convoy", "earthquake", "election", "siege", "ferry", "mosque", "army", "protest", "airport", "drone", "border" }
local subjects = { "Boko+Haram", "al-Shabaab", "Hezbollah", "Taliban", "Hamas", "ETA", "FARC", "Tamil+Tigers" }
local days = { "2005-06-30", "2011-03-15", "2014-08-01", "2016-04-15", "2019-12-31" }

local function any(list) return list[math.random(#list)] end
local function claim() return kept and any({ 50, 5000, 90000 }) or math.random(claims) end
local function document() return kept and any({ 1, 777, 50000 }) or math.random(documents) end

local pages = {
  function() return "/" end,
  function() return "/claims?after=c" .. claim() end,
  function() return "/claims?stance=denies&after=c" .. claim() end,
  function() return "/claims?about=" .. any(subjects) .. "&as_of=" .. any(days) end,
  function() return "/claims/c" .. claim() end,
  function() return "/review?after=c" .. claim() end,
  function() return "/documents?after=d" .. document() end,
  function() return "/documents/d" .. document() end,
  function() return "/documents/d" .. document() end,
  function() return "/sources?page=" .. (kept and 1 or math.random(0, 40)) end,
  function() return "/search?q=" .. any(words) .. "+" .. any(words) end,
  function() return "/search?in=claims&q=" .. any(words) .. "&as_of=" .. any(days) end,
  function() return "/brief?about=" .. any(subjects) .. "&as_of=" .. any(days) end,
  function() return "/numbers?about=" .. any(subjects) end,
  function() return "/api/v1/claims?limit=50&after=c" .. claim() end,
}

-- Threads number themselves, so that each draws other pages.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init()
  math.randomseed(20240303 + seed)
end

function request()
  return wrk.format("GET", any(pages)(), { ["Authorization"] = "Bearer " .. token })
end

local wrong = 0
function response(status)
  if status ~= 200 and status ~= 404 then
    wrong = wrong + 1
    if wrong < 5 then print("status " .. status) end
  end
end
