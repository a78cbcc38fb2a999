// What is shown where a page can't be: it needs neither the store nor the network.

const SENTENCES = {
  offline: ["这一页现在打不开。", "没有丢失任何记录。有网络时再打开。", "This page can't be opened just now.",
            "Nothing was lost. Open it again when there is a network."],
  loading: ["本机还没有装好。", "还需要一次网络，把名单装到本机。没有丢失任何记录。", "This phone is not ready yet.",
            "It needs the network once more to fetch the lists. Nothing was lost."],
  failed: ["没有存上。", "刚才填的内容没有存到本机，可能是存储空间满了。请返回，内容还在，再试一次。", "This was not saved.",
           "What you typed could not be stored on this phone; its storage may be full. Go back, it is still there, and try again."],
}

/** A page in both languages. `why`: "offline", "loading" or "failed" (a form that was not stored). */
export function plain(why) {
  const [title, text, titleEn, textEn] = SENTENCES[why]
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="stylesheet" href="/static/field.css"></head><body class="field-page"><main id="main"><div class="stack">
<h1>${title}</h1><p>${text}</p><h2 lang="en">${titleEn}</h2><p lang="en">${textEn}</p>
<a class="button" href="/field/">联防 · Lianfang</a></div></main></body></html>`
  return new Response(body, { status: why === "failed" ? 507 : 503, headers: { "Content-Type": "text/html; charset=utf-8" } })
}
