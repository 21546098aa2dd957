// Files on the phone: picked, sent, fetched, shown and kept, and what a phone says when that fails.
import test from 'node:test'
import assert from 'node:assert/strict'
import { answer, bundleFrom, createApp, memoryStorage, settle, tap } from './harness.mjs'

const HOST = 'https://h.cn'
const PDF = new TextEncoder().encode('%PDF-1.7 letter')
const PHOTO = { name: 'a.jpg', bytes: [1, 2, 3, 4] }

const start = ({ device = {}, routes = {} } = {}) => {
  const settings = { hostMap: { [HOST]: '' } }
  const app = createApp({ bundle: bundleFrom(), settings, device, routes })
  app.sim.start()
  return { ...app, wx: app.sim.wx }
}
const outcome = (call, options) => new Promise((resolve) => call({ ...options, complete: resolve }))
const errMsg = async (call, options) => (await outcome(call, options)).errMsg
const photo = async (wx) => (await wx.chooseMedia({ mediaType: ['image'] })).tempFiles[0]
const overlay = (screen, label) => screen.querySelector(`[role=dialog][aria-label="${label}"]`)
const buttonOf = (box, text) =>
  [...box.querySelectorAll('button')].find((one) => one.textContent === text)

test('photos are picked up to the count, and a change of mind is a refusal', async () => {
  const { wx, sim } = start({ device: { pick: [PHOTO, { name: 'b.mp4' }, PHOTO] } })

  const { tempFiles, type } = await wx.chooseMedia({ count: 2 })
  sim.device.pick = []

  const facts = tempFiles.map(({ size, fileType }) => [size, fileType])
  assert.deepEqual([type, facts], ['mix', [[4, 'image'], [0, 'video']]]) // prettier-ignore
  assert.match(tempFiles[0].tempFilePath, /^wxfile:\/\/tmp_\d+\.jpg$/)
  assert.equal(await errMsg(wx.chooseMedia, {}), 'chooseMedia:fail cancel')
  assert.match(await errMsg(wx.chooseMedia, { count: 21 }), /^chooseMedia:fail parameter error/)
})

test('a file out of a chat keeps its name', async () => {
  const { wx } = start({ device: { pick: [{ name: '证明.pdf', bytes: PDF }] } })

  const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['pdf'] })

  const [{ name, size, type }] = tempFiles
  assert.deepEqual([name, size, type], ['证明.pdf', 15, 'file'])
  assert.match(await errMsg(wx.chooseMessageFile, {}), /fail parameter error: parameter.count/)
})

test('without a preset a sheet asks, and its cancel button refuses', async () => {
  const { wx, screen } = start()
  const refused = errMsg(wx.chooseMedia, { mediaType: ['image'] })
  await settle()

  const sheet = overlay(screen, '选择照片')
  const { accept } = sheet.querySelector('input')
  buttonOf(sheet, '取消').click()

  assert.deepEqual([accept, await refused], ['image/*', 'chooseMedia:fail cancel'])
})

test('an upload is a form with the file; any status is a success, and its data is text', async () => {
  const routes = { 'POST /v1/files': answer(409, { code: 'gone' }) }
  const { wx, requests } = start({ device: { pick: [PHOTO] }, routes })
  const { tempFilePath } = await photo(wx)
  const heard = []

  const found = await new Promise((complete) => {
    const task = wx.uploadFile({
      url: `${HOST}/v1/files`,
      filePath: tempFilePath,
      name: 'file',
      formData: { material: 2 },
      header: { 'Idempotency-Key': 'k1' },
      complete,
    })
    task.onProgressUpdate(({ progress, totalBytesSent }) => heard.push([progress, totalBytesSent]))
  })

  const { body, headers } = requests[0]
  assert.deepEqual(
    [found.errMsg, found.statusCode, found.data],
    ['uploadFile:ok', 409, '{"code":"gone"}'],
  )
  assert.deepEqual([body.material, body.file.type, body.file.text.length], ['2', 'image/jpeg', 4])
  assert.deepEqual(headers, { 'idempotency-key': 'k1' })
  assert.deepEqual(heard, [[50, 2], [100, 4]]) // prettier-ignore
})

test('an upload is refused without its file, its name, a known host or a network', async () => {
  const { wx, sim } = start({ device: { pick: [PHOTO] } })
  const { tempFilePath: filePath } = await photo(wx)
  const all = { url: `${HOST}/v1/files`, filePath, name: 'file' }
  const told = (changes) => errMsg(wx.uploadFile, { ...all, ...changes })

  assert.equal(await told({ filePath: 'wxfile://tmp_9.jpg' }), 'uploadFile:fail file not found')
  assert.match(await told({ name: undefined }), /^uploadFile:fail parameter error: parameter.name/)
  assert.equal(await told({ url: 'https://x.cn/' }), 'uploadFile:fail url not in domain list')
  sim.setOnline(false)
  assert.equal(await told({}), 'uploadFile:fail net::ERR_INTERNET_DISCONNECTED')
})

test('an upload that is aborted or takes too long says so', async () => {
  const { wx } = start({ device: { pick: [PHOTO] } })
  const { tempFilePath: filePath } = await photo(wx)
  globalThis.fetch = (url, { signal }) =>
    new Promise((resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  const all = { url: `${HOST}/`, filePath, name: 'file' }

  const aborted = new Promise((fail) => setTimeout(wx.uploadFile({ ...all, fail }).abort, 5))

  assert.equal((await aborted).errMsg, 'uploadFile:fail abort')
  assert.equal(await errMsg(wx.uploadFile, { ...all, timeout: 5 }), 'uploadFile:fail timeout')
})

test('a letter is fetched with its header and shown in the reader', async () => {
  const routes = {
    'GET /v1/letters/1': answer(200, PDF, { 'content-type': 'application/pdf' }),
  }
  const { wx, screen, requests, sim } = start({ routes })
  const header = { Authorization: 'Bearer t' }

  const fetched = await outcome(wx.downloadFile, { url: `${HOST}/v1/letters/1`, header })
  await wx.openDocument({ filePath: fetched.tempFilePath, fileType: 'pdf', showMenu: true })

  const reader = overlay(screen, '文档')
  assert.deepEqual([fetched.statusCode, fetched.errMsg], [200, 'downloadFile:ok'])
  assert.match(fetched.tempFilePath, /^wxfile:\/\/tmp_\d+\.pdf$/)
  assert.equal(requests[0].headers.authorization, 'Bearer t')
  assert.match(reader.textContent, /tmp_1\.pdf · 1 KB/)
  assert.match(reader.querySelector('a').getAttribute('href'), /^blob:/)
  assert.deepEqual(sim.warnings, [])
  buttonOf(reader, '关闭').click()
  assert.equal(overlay(screen, '文档'), null)
})

test('a refusal that was fetched in the place of a letter does not open', async () => {
  const { wx, screen, sim } = start({ routes: { 'GET /v1/l.pdf': answer(403, { code: 'no' }) } })

  const fetched = await outcome(wx.downloadFile, { url: `${HOST}/v1/l.pdf` })
  await wx.openDocument({ filePath: fetched.tempFilePath })

  assert.equal(fetched.statusCode, 403)
  assert.match(overlay(screen, '文档').textContent, /文件打不开/)
  assert.deepEqual(sim.warnings, ['openDocument: l.pdf is not a PDF file'])
})

test('the reader knows its kinds of documents', async () => {
  const { wx } = start({ device: { pick: [PHOTO] } })
  const { tempFilePath: filePath } = await photo(wx)

  assert.equal(
    await errMsg(wx.openDocument, { filePath }),
    'openDocument:fail filetype not supported',
  )
  const gone = await errMsg(wx.openDocument, { filePath: 'wxfile://none.pdf' })
  assert.equal(gone, "openDocument:fail file doesn't exist")
})

test('pictures are shown one at a time', async () => {
  const { wx, screen } = start({ device: { pick: [PHOTO] } })
  const { tempFilePath } = await photo(wx)

  await wx.previewImage({ urls: ['https://h.cn/1.png', tempFilePath], current: tempFilePath })
  const viewer = overlay(screen, '看图')
  const first = viewer.textContent
  buttonOf(viewer, '下一张').click()

  assert.match(first, /2 \/ 2/)
  assert.match(viewer.textContent, /1 \/ 2/)
  assert.equal(viewer.querySelector('img').getAttribute('src'), 'https://h.cn/1.png')
  assert.match(await errMsg(wx.previewImage, { urls: [] }), /fail parameter error/)
})

test('where nothing can be drawn, a compressed picture is a copy', async () => {
  const { wx } = start({ device: { pick: [PHOTO] } })
  const { tempFilePath: src } = await photo(wx)

  const { tempFilePath } = await wx.compressImage({ src, quality: 60 })

  assert.notEqual(tempFilePath, src)
  const gone = await errMsg(wx.compressImage, { src: 'wxfile://none.jpg' })
  assert.equal(gone, "compressImage:fail file doesn't exist")
})

test('files are saved, read, listed by size and removed', async () => {
  const { wx } = start({ device: { pick: [{ name: 'a.txt', bytes: [104, 105] }] } })
  const manager = wx.getFileSystemManager()
  const { tempFiles } = await wx.chooseMessageFile({ count: 1 })
  const tempFilePath = tempFiles[0].path

  const { savedFilePath: filePath } = await wx.saveFile({ tempFilePath })
  const read = await outcome(manager.readFile, { filePath, encoding: 'utf8' })
  const info = await outcome(manager.getFileInfo, { filePath })
  await outcome(manager.unlink, { filePath })

  assert.deepEqual([read.data, info.size], ['hi', 2])
  const path = filePath
  const none = `access:fail no such file or directory ${path}`
  assert.equal(await errMsg(manager.access, { path }), none)
  const moved = await errMsg(wx.saveFile, { tempFilePath })
  assert.equal(moved, 'saveFile:fail tempFilePath file not exist')
})

test('files are written in the own folder alone, and the file system gives no promise', async () => {
  const { wx } = start()
  const manager = wx.getFileSystemManager()
  const mine = `${wx.env.USER_DATA_PATH}/a.txt`

  const nothing = manager.writeFile({ filePath: mine, data: 'aGk=', encoding: 'base64' })
  await settle()
  const read = await outcome(manager.readFile, { filePath: mine, encoding: 'base64' })

  assert.deepEqual([nothing, read.data], [undefined, 'aGk='])
  const refused = await errMsg(manager.writeFile, { filePath: 'wxfile://x', data: '' })
  assert.equal(refused, 'writeFile:fail permission denied, open wxfile://x')
})

test('a code is scanned from a preset, or typed on a sheet', async () => {
  const { wx, sim, screen } = start({ device: { scan: 'cunkou:w1' } })

  const preset = await wx.scanCode()
  sim.device.scan = null
  const typed = wx.scanCode()
  await settle()
  const sheet = overlay(screen, '扫码')
  sheet.querySelector('input').value = 'cunkou:w2'
  tap(buttonOf(sheet, '扫到了'))
  const { result } = await typed
  sim.device.scan = ''

  assert.deepEqual([preset.result, preset.scanType, result], ['cunkou:w1', 'QR_CODE', 'cunkou:w2'])
  assert.equal(await errMsg(wx.scanCode, {}), 'scanCode:fail cancel')
})

test('a piece of a file is read by its place, and no further than the file goes', async () => {
  const { wx } = start()
  const manager = wx.getFileSystemManager()
  const filePath = `${wx.env.USER_DATA_PATH}/a.bin`
  await outcome(manager.writeFile, { filePath, data: Uint8Array.of(1, 2, 3, 4, 5).buffer })

  const piece = await outcome(manager.readFile, { filePath, position: 1, length: 3 })
  const text = await outcome(manager.readFile, { filePath, position: 3, encoding: 'base64' })

  assert.deepEqual([...new Uint8Array(piece.data)], [2, 3, 4])
  assert.equal(text.data, 'BAU=')
  assert.match(await errMsg(manager.readFile, { filePath, position: 4, length: 3 }), /"length" is out of range/)
  assert.match(await errMsg(manager.readFile, { filePath, position: 9 }), /"position" is out of range/)
})

test("what lies in the mini-program's own folder is there after a reload, and gone when it is removed", async () => {
  const storage = memoryStorage()
  const again = () => createApp({ bundle: bundleFrom(), storage }).sim
  const first = again()
  const manager = first.wx.getFileSystemManager()
  const filePath = `${first.wx.env.USER_DATA_PATH}/a.txt`
  await outcome(manager.writeFile, { filePath, data: '门口有狗' })
  const temporary = first.files.keepTemporary(Uint8Array.of(1))

  const second = again()
  assert.equal((await outcome(second.wx.getFileSystemManager().readFile, { filePath, encoding: 'utf8' })).data, '门口有狗')
  assert.equal(second.files.find(temporary), undefined)
  await outcome(second.wx.getFileSystemManager().unlink, { filePath })

  assert.equal(again().files.find(filePath), undefined)
})

test('a voice is recorded until it is stopped, and a refused microphone says so', async () => {
  const { wx, sim } = start()
  const heard = []
  const recorder = wx.getRecorderManager()
  recorder.onStop(({ tempFilePath, fileSize }) => heard.push([tempFilePath.slice(-4), fileSize]))
  recorder.onError(({ errMsg: said }) => heard.push(said))

  recorder.start({ duration: 60000, format: 'mp3' })
  recorder.stop()
  sim.device.voice = null
  recorder.start({ duration: 60000, format: 'mp3' })
  recorder.start({ duration: 60000, format: 'ogg' })

  assert.deepEqual(heard, [
    ['.mp3', 4],
    'operateRecorder:fail auth deny',
    'operateRecorder:fail parameter error',
  ])
})
