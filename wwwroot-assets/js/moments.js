// Times in the reader's own zone, and countdowns that go on. Without this module the page shows AoE and UTC, and the
// countdown of the moment at which it was made.
// English dates as the pages write them: the day first.
const page = document.documentElement.lang;
const language = `${page === "en" ? "en-GB" : page}-u-nu-latn-ca-gregory`;
const date = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" });
const unit = name => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" });
const units = { day: unit("day"), hour: unit("hour"), minute: unit("minute") };

function write(element, text) {
  // Blazor keeps hold of the text node: change it, do not replace it.
  if (element.firstChild?.nodeType === Node.TEXT_NODE) {
    if (element.firstChild.data !== text) element.firstChild.data = text;
  } else if (element.textContent !== text) {
    element.textContent = text;
  }
}

function words(milliseconds) {
  const minutes = Math.floor(milliseconds / 60000), hours = Math.floor(minutes / 60), days = Math.floor(hours / 24);
  const join = (first, firstUnit, second, secondUnit) =>
    second ? `${units[firstUnit].format(first)} ${units[secondUnit].format(second)}` : units[firstUnit].format(first);
  return days > 0 ? join(days, "day", hours % 24, "hour") : hours > 0 ? join(hours, "hour", minutes % 60, "minute") : units.minute.format(minutes);
}

function localize(root) {
  for (const element of root.querySelectorAll("[data-reader-time]")) {
    write(element, element.dataset.template.replace("{0}", date.format(new Date(element.dataset.readerTime))));
  }
  for (const element of root.querySelectorAll("[data-countdown]")) {
    const left = new Date(element.dataset.countdown) - Date.now();
    if (left >= 60000) write(element, element.dataset.template.replace("{0}", words(left)));
    else write(element, left > 0 ? element.dataset.soon : element.dataset.past);
  }
}

localize(document);
setInterval(() => { if (!document.hidden) localize(document); }, 30000);
new MutationObserver(changes => {
  for (const change of changes) {
    const element = change.target.nodeType === Node.ELEMENT_NODE ? change.target : change.target.parentElement;
    if (element && (change.type === "attributes" || change.addedNodes.length > 0)) localize(element.parentElement ?? element);
  }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-reader-time", "data-countdown"] });
