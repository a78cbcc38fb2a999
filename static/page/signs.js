// The signs beside the words, each drawn once: outside of the body, which every page puts anew.
const SIGNS = {
  in: "M13 4h6v16h-6M3 12h11M10 8l4 4-4 4",
  out: "M11 4H5v16h6M21 12H10M14 8l-4 4 4 4",
  yes: "M4 13l5 5L20 6",
  stop: "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7v6M12 16.5v.5",
  turned: "M15 6L9 12l6 6M9 12h11M4 4v16",
  wait: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
  undo: "M8 5L3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3",
  back: "M15 5l-7 7 7 7",
  find: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21",
  gate: "M4 21V6l8-3 8 3v15M4 21h16M12 3v18M9 13v1M15 13v1",
  basket: "M3 10h18l-2 10H5zM8 10l3-6M16 10l-3-6M10 14v3M14 14v3",
  list: "M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5",
  visitor: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21a8 8 0 0 1 16 0",
  courier: "M3 8l9-5 9 5v9l-9 5-9-5zM3 8l9 5 9-5M12 13v9",
  staff: "M5 4h14v17H5zM9 2v4M15 2v4M12 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 18a4 4 0 0 1 8 0",
  vehicle: "M3 17v-5l3-6h12l3 6v5zM3 12h18M6 17v3M18 17v3M7 14.5h1M16 14.5h1",
  more: "M12 5v.5M12 12v.5M12 19v.5",
  plus: "M12 5v14M5 12h14",
  home: "M4 21V10l8-7 8 7v11zM10 21v-6h4v6",
  care: "M12 20C5 15 3 11 4 8a4 4 0 0 1 8-1 4 4 0 0 1 8 1c1 3-1 7-8 12z",
  scan: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16",
  phone: "M5 3h4l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5a2 2 0 0 1 2-2z",
}
const symbol = ([name, path]) => `<symbol id="i-${name}" viewBox="0 0 24 24"><path d="${path}"/></symbol>`

const sheet = document.createElementNS("http://www.w3.org/2000/svg", "svg")
sheet.setAttribute("hidden", "")
sheet.innerHTML = Object.entries(SIGNS).map(symbol).join("")
document.documentElement.append(sheet)
