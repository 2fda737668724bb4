// Sorting and filtering of the larger tables. The page is whole without it: every control is
// made here, so that none stands idle where scripts do not run.
"use strict";
(() => {
  const words = document.body.dataset;
  const LEAST_ROWS = 8;

  const value = (row, column) => (row.cells[column] ? row.cells[column].textContent.trim() : "");
  const number = (text) => {
    const plain = text.replace(/[\s,%₮]/g, "");
    return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : null;
  };
  const numbered = (text) => /^\d+(\.\d+)+$/.test(text)
    ? text.split(".").map((part) => part.padStart(6, "0")).join(".") : null;
  const compare = (one, other) => {
    const [a, b] = [numbered(one), numbered(other)];
    if (a !== null && b !== null) return a < b ? -1 : a > b ? 1 : 0;
    const [x, y] = [number(one), number(other)];
    if (x !== null && y !== null) return x - y;
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    return one.localeCompare(other, document.documentElement.lang);
  };

  for (const table of document.querySelectorAll("table.data")) {
    const groups = [...table.tBodies].map((body) => [body, [...body.rows]]);
    const rows = groups.flatMap(([, all]) => all).filter((row) => !row.matches(".section"));
    if (rows.length < LEAST_ROWS) continue;
    const sections = groups.flatMap(([, all]) => all).filter((row) => row.matches(".section"));
    let query = "";
    let sorted = false;

    const show = () => {
      let count = 0;
      for (const row of rows) {
        row.hidden = !row.textContent.toLowerCase().includes(query);
        count += row.hidden ? 0 : 1;
      }
      for (const [, all] of groups) {
        const own = all.filter((row) => !row.matches(".section"));
        for (const row of all.filter((one) => one.matches(".section"))) {
          row.hidden = sorted || own.every((one) => one.hidden);
        }
      }
      status.textContent = query ? words.found.replace("{count}", count) : "";
    };

    const restore = () => {
      for (const [body, all] of groups) body.append(...all);
    };

    const sort = (column, direction) => {
      sorted = direction !== "none";
      restore();
      if (sorted) {
        const sign = direction === "descending" ? -1 : 1;
        const order = [...rows].sort((a, b) => sign * compare(value(a, column), value(b, column)));
        groups[0][0].append(...order);
      }
      show();
    };

    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!head.matches("th")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending", descending: "none" };
        const direction = next[head.getAttribute("aria-sort") || "none"];
        for (const other of heads) other.removeAttribute("aria-sort");
        if (direction !== "none") head.setAttribute("aria-sort", direction);
        sort(column, direction);
      });
    });

    const bar = document.createElement("div");
    bar.className = "filter";
    const label = document.createElement("label");
    label.textContent = words.filter;
    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    label.append(field);
    const status = document.createElement("output");
    bar.append(label, status);
    table.parentElement.before(bar);
    field.addEventListener("input", () => {
      query = field.value.trim().toLowerCase();
      show();
    });
    sections.forEach((row) => { row.hidden = false; });
  }
})();
