// What scripts add to pages that work without them. Charts are loaded only
// where a page has one.
import "./app.css";
import { asOf } from "./asof";
import { document_ } from "./document";
import { imports } from "./imports";
import { pictures } from "./pictures";
import { review } from "./review";

asOf();
review();
document_();
imports();
frames();
// Where the navigation is a strip wider than the screen, the page's own name is brought into sight.
document.querySelector(".side nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

/** Runs after the page is there, and again when htmx has put a part of it in. */
function frames() {
  const draw = () => {
    pictures();
    if (document.querySelector("[data-chart]")) void import("./charts").then((it) => it.charts());
  };
  draw();
  document.addEventListener("htmx:afterSettle", draw);
}
