-- Twenty readers of the workbench, for wrk; `python3 bench/workbench.py` runs it.
--
-- Every address is drawn anew over the whole ledger and carries a number that no
-- other has, so that no page is ever given out a second time: what is measured is
-- the making of pages. AGAIN=1 draws from few addresses instead, as when many read
-- the same. KIND names one sort of page; without it all are drawn alike. LIST=1
-- prints an address of each sort, for whoever asks for them one by one.

local token, kind = os.getenv("TOKEN"), os.getenv("KIND")
local documents, claims = tonumber(os.getenv("DOCUMENTS")), tonumber(os.getenv("CLAIMS"))
local again = os.getenv("AGAIN") == "1"

local words = {
  "hospital", "convoy", "earthquake", "election", "siege", "ferry", "mosque", "army", "protest", "airport", "drone",
  "border", "flood", "minister", "rebels", "court", "militia", "bomb", "village", "ceasefire", "pirates", "governor",
}
local subjects = {
  "Boko Haram", "al-Shabaab", "Hezbollah", "Taliban", "Hamas", "ETA", "FARC", "Tamil Tigers", "Islamic State", "Houthis",
  "Lord's Resistance Army", "PKK", "Al-Qaeda", "Abu Sayyaf", "Fatah", "Ansar Dine", "Mehdi Army", "ELN", "M23",
  "Free Syrian Army", "Syria", "Iraq", "Pakistan", "Nigeria", "Somalia", "Ukraine", "Yemen", "Colombia", "Sudan", "Mali",
}
local places = { "Baghdad", "Kabul", "NG", "Mogadishu", "Gaza", "SY", "Donetsk", "Sanaa", "Karachi", "Mindanao", "CO", "Darfur" }
local speakers = { "police", "UN", "Pentagon", "witnesses", "Red Cross", "officials", "Taliban", "Reuters", "army", "NATO" }
local stances = { "denies", "predicts", "asks", "recommends", "assumes" }
local measures = { "fatalities", "wounded", "displaced", "abducted", "attacks", "fighters", "people", "captured" }

math.randomseed(20240303)
local function any(list) return list[math.random(again and math.min(3, #list) or #list)] end
local function number(most) return again and any({ 50, 777, 9000 }) or math.random(most) end
local function day() return again and "2011-03-15" or string.format("%d-%02d-%02d", math.random(2003, 2020), math.random(12), math.random(28)) end
local function year() return math.random(2002, 2020) end

-- The API takes no parameter that it does not know, so that its addresses differ in what they ask for: of two
-- threads each draws every second claim, in an order in which none comes twice.
local drawn = 0
local function once(most)
  if again then return number(most) end
  drawn = drawn + 1
  return 2 * ((draw + drawn * 104729) % math.floor(most / 2)) + own % 2 + 1
end

local pages = {
  { "overview", function() return "/?as_of=" .. day() end },
  { "claims", function() return "/claims?after=c" .. number(claims) end },
  { "claims, one stance", function() return "/claims?stance=" .. any(stances) .. "&after=c" .. number(claims) end },
  { "claims, a measure and years", function() return "/claims?measure=" .. any(measures) .. "&from=" .. year() .. "&until=2021&as_of=" .. day() end },
  { "claims, a place", function() return "/claims?place=" .. any(places) .. "&as_of=" .. day() end },
  { "claims, a speaker", function() return "/claims?source=" .. any(speakers) .. "&as_of=" .. day() end },
  { "claims, a subject", function() return "/claims?about=" .. any(subjects) .. "&as_of=" .. day() end },
  { "one claim", function() return "/claims/c" .. number(claims) end },
  { "review", function() return "/review?after=c" .. number(claims) end },
  { "documents", function() return "/documents?after=d" .. number(documents) end },
  { "one document", function() return "/documents/d" .. number(documents) end },
  { "numbers", function() return "/numbers?about=" .. any(subjects) .. "&as_of=" .. day() end },
  { "sources", function() return "/sources?page=" .. (again and 1 or math.random(0, 40)) end },
  { "sources by a day", function() return "/sources?as_of=" .. day() end },
  { "one source", function() return "/sources?source=" .. any(speakers) .. "&as_of=" .. day() end },
  { "search in reports", function() return "/search?q=" .. any(words) .. "+" .. any(words) end },
  { "search in claims", function() return "/search?in=claims&q=" .. any(words) .. "+OR+" .. any(words) .. "&as_of=" .. day() end },
  { "search, similar spellings", function() return "/search?similar=1&q=" .. any(words) .. "+" .. any(words) end },
  { "brief, choosing", function() return "/brief?as_of=" .. day() end },
  { "brief", function() return "/brief?about=" .. any(subjects) .. "&as_of=" .. day() end },
  { "events", function() return "/events?since=" .. year() .. "&measure=" .. any({ "deaths", "events" }) end },
  { "checks", function() return "/checks?page=" .. (again and 0 or math.random(0, 3)) end },
  { "warnings", function() return "/warnings" end },
  { "API, claims", function() return "/api/v1/claims?limit=50&after=c" .. once(claims) end },
}

local made = 0
local function address(page)
  local path = page[2]():gsub(" ", "+")
  if again or path:find("/api/", 1, true) then return path end
  made = made + 1
  return path .. (path:find("?", 1, true) and "&" or "?") .. "n=" .. seed .. "-" .. made
end

-- Threads number themselves, so that each draws other pages.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("own", threads)
  thread:set("seed", threads .. "-" .. os.time())
  thread:set("draw", threads * 1000003 + os.time())
end

local asked, list = {}, os.getenv("LIST") == "1"
function init()
  math.randomseed(draw)
  for _, page in ipairs(pages) do
    if kind == nil or page[1] == kind then asked[#asked + 1] = page end
    if list then print("page\t" .. page[1] .. "\t" .. address(page)) end
  end
end

function request()
  if list then return wrk.format("GET", "/assets/icon.svg") end
  local page = asked[math.random(#asked)]
  return wrk.format("GET", address(page), { ["Authorization"] = "Bearer " .. token })
end

local told = 0
function response(status, headers, body)
  if status ~= 200 and told < 3 then
    told = told + 1
    print("status " .. status .. ": " .. (body:match("<p class=\"lead\">(.-)</p>") or body:sub(1, 200)))
  end
end

function done(summary, latency)
  local wrong = summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.connect
  print(string.format("figures %d %d %.1f %.1f %.1f", summary.requests, wrong,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency.max / 1000))
end
