// What is shown where a page can't be: it needs neither the store nor the network.
// Single quotes: what the pages say, too, stands here in words and not as a number.

const SENTENCES = {
  offline: ["这一页现在打不开。", "没有丢失任何记录。有网络时再打开。", "This page can't be opened just now.",
            "Nothing was lost. Open it again when there is a network."],
  loading: ["本机还没有装好。", "还需要一次网络，把名单装到本机。没有丢失任何记录。", "This phone is not ready yet.",
            "It needs the network once more to fetch the lists. Nothing was lost."],
  emptied: ["本机的存储被浏览器清空过。", "", 'The browser had emptied the storage of this phone.', ""],
  store: ["本机的存储现在打不开。", "多半是空间满了。请删掉一些照片或应用，腾出空间再打开。没发出的记录还在本机上：#n 条。",
          "The storage of this phone can't be opened just now.",
          "It is probably full. Delete some photos or apps, then open this page again. Entries not sent yet are still on this phone: #n."],
  failed: ["没有存上。", "刚才填的内容没有存到本机，可能是存储空间满了。请返回，内容还在，再试一次。", "This was not saved.",
           "What you typed could not be stored on this phone; its storage may be full. Go back, it is still there, and try again."],
}

// Of a store that was emptied: what was found again, what is gone, and what is needed now.
const PARTS = [
  ["找回了没发出的记录：#n 条，有网络就自动发送。", "Entries not sent yet were found again: #n. They go out by themselves."],
  ["本机第 #n 号记录丢了，请补记；协调员也会看到这些编号。",
   "Lost on this phone: no. #n. Write them again; the coordinators will see these numbers too."],
  ["还需要一次网络，把名单重新装到本机。", "It needs the network once more to fetch the lists."],
]

/**
 * A page in both languages. `why`: "offline", "loading", "failed" (a form that was not stored), "store" (`n` entries
 * are not sent) or "emptied" (`n` were found again, those with the numbers `gone` were not).
 */
export function plain(why, n = 0, gone = "") {
  const words = SENTENCES[why].map(text => text.replace("#n", n)), [title, only, titleEn, onlyEn] = words
  const told = [n, gone, true].flatMap((one, at) => one && why === "emptied" ? [PARTS[at].map(text => text.replace("#n", one))] : [])
  const [text, textEn] = told.length ? [0, 1].map(at => told.map(both => both[at]).join(" ")) : [only, onlyEn]
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="stylesheet" href="/static/field.css"></head><body class="field-page"><main id="main"><div class="stack">
<h1>${title}</h1><p>${text}</p><h2 lang="en">${titleEn}</h2><p lang="en">${textEn}</p>
<a class="button" href="/field/">联防 · Lianfang</a></div></main></body></html>`
  return new Response(body, { status: why === "failed" ? 507 : 503, headers: { "Content-Type": "text/html; charset=utf-8", "Lianfang-Plain": why } })
}
