// What a camera sees of QR codes. Loaded when one is first to be read.
const WIDEST = 1_280

/** The stream of the camera at the back, playing in this element; null where there is none, or it was not allowed. */
export async function watch(camera) {
  const wish = { video: { facingMode: "environment", width: { ideal: WIDEST } } }
  const stream = await navigator.mediaDevices?.getUserMedia(wish).catch(() => null)
  if (!stream) return null
  camera.srcObject = stream
  camera.hidden = false
  await camera.play()
  return stream
}

/** `() => [text, …]` of what the camera sees: by the browser's own reader where it has one. */
export async function reader(camera) {
  const own = globalThis.BarcodeDetector && await BarcodeDetector.getSupportedFormats().catch(() => [])
  if (own?.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] })
    return async () => (await detector.detect(camera)).map(found => found.rawValue)
  }
  const { decodeQR } = await import("./vendor/qr/decode.js"), canvas = new OffscreenCanvas(1, 1)
  const pen = canvas.getContext("2d", { willReadFrequently: true })
  return async () => {
    Object.assign(canvas, { width: camera.videoWidth || 1, height: camera.videoHeight || 1 })
    pen.drawImage(camera, 0, 0)
    try {
      return [decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height))]
    } catch {
      return []
    }
  }
}
