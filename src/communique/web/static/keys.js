// Keys for those who want them; every page works without this file.
"use strict";
(function () {
  const typing = (node) => /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName) || node.isContentEditable;
  const stops = () => Array.from(document.querySelectorAll("[data-doubt], [data-fact], [data-entry]"))
    .filter((node) => !node.parentElement.closest("[data-doubt]"));
  let at = -1;
  function move(step) {
    const list = stops();
    if (!list.length) return;
    if (at >= 0 && list[at]) list[at].classList.remove("current");
    at = Math.max(0, Math.min(list.length - 1, at + step));
    const node = list[at];
    node.classList.add("current");
    node.scrollIntoView({ block: "center" });
    const link = node.matches("a") ? node : node.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const list = stops();
    switch (event.key) {
      case "j": move(1); break;
      case "k": move(-1); break;
      case "a": case "x": case "m": case "s": case "u": {
        const from = event.key === "u" ? document : list[Math.max(at, 0)];
        const button = from ? from.querySelector("button[data-key=" + event.key + "]") : null;
        if (button) button.form.requestSubmit(button);
        break;
      }
      case "l": {
        const text = document.getElementById("text");
        const chosen = window.getSelection();
        if (!text || !chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) break;
        const range = chosen.getRangeAt(0), before = document.createRange();
        before.setStart(text, 0);
        before.setEnd(range.startContainer, range.startOffset);
        const start = Number(text.dataset.start) + [...before.toString()].length; // code points, as the record counts
        window.location.href = window.location.pathname + "?at=" + start + "-" + (start + [...range.toString()].length) + "#c" + start;
        break;
      }
      case "t": window.location.href = "/timeline"; break;
      case "?": window.location.href = "/help"; break;
      case "/": {
        const box = document.querySelector("input[type=search]");
        if (box) { event.preventDefault(); box.focus(); } else window.location.href = "/entries";
        break;
      }
      default:
    }
  });
  const upload = document.querySelector("form[data-progress]");
  if (upload && window.XMLHttpRequest) {
    upload.addEventListener("submit", (event) => {
      event.preventDefault();
      const bar = upload.querySelector("progress");
      const request = new XMLHttpRequest();
      bar.hidden = false;
      request.upload.onprogress = (progress) => { if (progress.lengthComputable) bar.value = 100 * progress.loaded / progress.total; };
      request.onload = () => { document.open(); document.write(request.responseText); document.close(); };
      request.open("POST", upload.action);
      request.send(new FormData(upload));
    });
  }
})();
