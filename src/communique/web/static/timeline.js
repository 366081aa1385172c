// Zoom, move and brush the drawing of a timeline; the page is complete without this file.
"use strict";
(function () {
  const figure = document.querySelector("figure.chart");
  if (!figure) return;
  const BOTTOM = 100, HIGH = 92, LEAST = 3; // months: closer than that the counts say nothing
  const NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const LABELS = ["held", "planned", "proposed", "gone", "said"];
  const SVG = "http://www.w3.org/2000/svg";
  const svg = figure.querySelector(".canvas svg"), canvas = figure.querySelector(".canvas");
  const size = Number(figure.dataset.size), first = Number(figure.dataset.first) * 12;
  const months = figure.dataset.months.split(";").map((one) => {
    const [index, counts] = one.split(":");
    return [Number(index), counts.split(",").map(Number)];
  });
  const years = Array.from(svg.querySelectorAll(".years a")), spots = Array.from(svg.querySelectorAll(".spots a"));
  const ticks = svg.querySelector(".ticks"), bars = svg.querySelector(".bars");
  const output = figure.querySelector("output"), show = figure.querySelector("[data-show]");
  let from = 0, to = size, width = 1000;

  const month = (index) => {
    const whole = first + index;
    return String(Math.floor(whole / 12)).padStart(4, "0") + "-" + String(whole % 12 + 1).padStart(2, "0");
  };
  const x = (at) => (at - from) / (to - from) * width;
  function period(start, end) { // of months, the last one included
    const address = new URL(figure.dataset.address, window.location.href);
    address.searchParams.set("since", month(start));
    address.searchParams.set("until", month(end));
    return address;
  }
  function draw() {
    width = Math.max(280, canvas.clientWidth - 16); // a unit a pixel, so that words stay legible on a phone
    svg.setAttribute("viewBox", "0 0 " + width + " 172");
    svg.querySelector(".axis").setAttribute("x2", width);
    const step = to - from > 240 ? 12 : 1;
    const sums = new Map();
    for (const [index, counts] of months) {
      const place = Math.floor(index / step) * step;
      if (place + step <= from || place >= to) continue;
      const sum = sums.get(place) || LABELS.map(() => 0);
      sums.set(place, sum.map((number, k) => number + counts[k]));
    }
    const highest = Math.max(1, ...Array.from(sums.values(), (sum) => sum.reduce((a, b) => a + b, 0)));
    const wide = x(from + step);
    for (const path of bars.children) path.setAttribute("d", "");
    const drawn = LABELS.map(() => []);
    for (const [place, sum] of sums) {
      let top = BOTTOM;
      sum.forEach((number, k) => {
        if (!number) return;
        const height = number / highest * HIGH;
        top -= height;
        const breadth = Math.max(0.6, wide - Math.min(2, wide / 5));
        drawn[k].push("M" + x(place).toFixed(1) + " " + top.toFixed(1) + "h" + breadth.toFixed(1) + "v" + height.toFixed(1) + "h-" + breadth.toFixed(1) + "z");
      });
    }
    for (const path of bars.children) path.setAttribute("d", drawn[LABELS.indexOf(path.dataset.label)].join(""));
    for (const year of years) {
      const start = Number(year.dataset.at), rect = year.firstElementChild;
      rect.setAttribute("x", x(start));
      rect.setAttribute("width", x(start + 12) - x(start));
      year.style.display = start + 12 <= from || start >= to ? "none" : "";
    }
    for (const spot of spots) {
      const at = Number(spot.dataset.at);
      spot.setAttribute("transform", "translate(" + x(at).toFixed(1) + " " + spot.dataset.y + ")");
      spot.style.display = at < from || at > to ? "none" : "";
    }
    ticks.replaceChildren();
    const room = Math.max(1, width / 70); // names of years or months beside one another
    const every = to - from > 3 * room ? 12 * Math.ceil((to - from) / 12 / room) : to - from > room ? 3 : 1;
    for (let at = Math.ceil(from / every) * every; at < to && x(at) < width - 30; at += every) {
      const text = document.createElementNS(SVG, "text");
      const whole = first + at;
      text.setAttribute("x", x(at) + 2);
      text.setAttribute("y", 114);
      text.textContent = every >= 12 ? String(Math.floor(whole / 12)) : NAMES[whole % 12] + " " + Math.floor(whole / 12);
      ticks.append(text);
    }
    const start = Math.floor(from), end = Math.max(start, Math.ceil(to) - 1);
    output.textContent = month(start) + " – " + month(end);
    show.href = period(start, end).href;
  }
  function look(start, end) {
    const length = Math.min(size, Math.max(LEAST, end - start));
    from = Math.min(Math.max(0, start), size - length);
    to = from + length;
    draw();
  }
  const zoom = (factor, at) => look(at - (at - from) * factor, at + (to - at) * factor);
  const middle = () => (from + to) / 2;
  const pan = (share) => look(from + share * (to - from), to + share * (to - from));
  const acts = {
    in: () => zoom(0.5, middle()), out: () => zoom(2, middle()), left: () => pan(-0.25), right: () => pan(0.25),
    whole: () => look(0, size),
  };
  const keys = { "+": "in", "=": "in", "-": "out", ArrowLeft: "left", ArrowRight: "right", 0: "whole", Home: "whole" };
  const point = (event) => {
    const box = svg.getBoundingClientRect();
    return from + Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (to - from);
  };

  for (const button of figure.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => acts[button.dataset.zoom]());
  canvas.tabIndex = 0;
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && event.target === canvas) window.location.assign(show.href);
    if (!(event.key in keys)) return;
    event.preventDefault();
    event.stopPropagation();
    acts[keys[event.key]]();
  });
  canvas.addEventListener("wheel", (event) => {
    const farther = event.deltaY > 0;
    if (farther && to - from >= size) return; // at the whole the page scrolls on
    event.preventDefault();
    zoom(farther ? 1.25 : 0.8, point(event));
  }, { passive: false });

  // One pointer brushes (mouse) or moves (touch); two pinch.
  const held = new Map();
  let begun = null, brush = null, dragged = false;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held.set(event.pointerId, event);
    begun = held.size === 1 ? { at: point(event), x: event.clientX, from, to, touch: event.pointerType === "touch" } : null;
    dragged = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (!held.has(event.pointerId)) return;
    const before = Array.from(held.values());
    held.set(event.pointerId, event);
    if (held.size === 2) {
      const now = Array.from(held.values());
      const apart = (two) => Math.max(10, Math.abs(two[0].clientX - two[1].clientX));
      zoom(apart(before) / apart(now), (point(now[0]) + point(now[1])) / 2);
      dragged = true;
    } else if (begun && Math.abs(event.clientX - begun.x) > 4) {
      dragged = true;
      if (begun.touch) {
        const moved = (begun.x - event.clientX) / svg.getBoundingClientRect().width * (begun.to - begun.from);
        look(begun.from + moved, begun.to + moved);
      } else {
        if (!brush) {
          brush = document.createElementNS(SVG, "rect");
          brush.setAttribute("class", "brush");
          brush.setAttribute("height", 116);
          svg.append(brush);
        }
        const ends = [begun.at, point(event)].sort((a, b) => a - b);
        brush.setAttribute("x", x(ends[0]));
        brush.setAttribute("width", x(ends[1]) - x(ends[0]));
        output.textContent = month(Math.floor(ends[0])) + " – " + month(Math.min(size - 1, Math.floor(ends[1])));
      }
    }
  });
  function release(event) {
    if (!held.delete(event.pointerId)) return;
    if (brush && begun && event.type === "pointerup") {
      const ends = [begun.at, point(event)].sort((a, b) => a - b);
      window.location.assign(period(Math.floor(ends[0]), Math.min(size - 1, Math.floor(ends[1]))));
    }
    if (brush) brush.remove();
    brush = begun = null;
  }
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && brush) { brush.remove(); brush = begun = null; draw(); }
  });
  svg.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());

  window.addEventListener("resize", draw);
  figure.classList.add("live");
  figure.querySelector(".tools").hidden = figure.querySelector(".tip").hidden = false;
  draw();
})();
