// Files to and from the office, answers of a form, and the time that is left.
import test from 'node:test'
import assert from 'node:assert/strict'
import { load, loadAnew, phoneWith } from './source.mjs'

const FILE = { path: 'wxfile://tmp_1.jpg', name: 'a.jpg', size: 2048, kind: 'picture' }
const TODAY = '2026-12-01'
const PATH = '/v1/cases/c1/attachments'
const later = (run) => setTimeout(run, 1)
const codeOf = (promise) => promise.then(() => 'done', ({ code, kind }) => code || kind) // prettier-ignore

/** A signed-in phone; `answer(number)` is { status, data } of the upload with this number, or the errMsg of its failure. */
function phone(answer, members = {}) {
  const sent = []
  const { store } = phoneWith({
    uploadFile(options) {
      sent.push(options)
      const found = answer(sent.length)
      let stopped = false
      later(() => {
        if (stopped) return
        if (typeof found === 'string') options.fail({ errMsg: found })
        else options.success({ statusCode: found.status, data: JSON.stringify(found.data) })
      })
      return {
        onProgressUpdate: (tell) => tell({ progress: 50 }),
        abort() {
          stopped = true
          later(() => options.fail({ errMsg: 'uploadFile:fail abort' }))
        },
      }
    },
    login: ({ success }) => success({ code: 'c' }),
    request: ({ success }) => success({ statusCode: 201, data: { token: 'new', person: {} } }),
    ...members,
  })
  store.set('token', 'old')
  return { sent, store, load: (name) => loadAnew(`services/${name}.js`) }
}

test('a file is sent with its name, the token, the language and a key, and tells its progress', async () => {
  const { sent, store, load } = phone(() => ({ status: 201, data: { id: 'f1' } }))
  const heard = []

  const { done } = load('uploads').send(PATH, FILE, {
    fields: { material: 2 },
    onProgress: (percent) => heard.push(percent),
  })

  assert.deepEqual([await done, heard], [{ id: 'f1' }, [50]])
  const [{ url, filePath, name, formData, header }] = sent
  assert.deepEqual(
    { url, filePath, name, formData },
    {
      url: `http://127.0.0.1:8000${PATH}`,
      filePath: FILE.path,
      name: 'file',
      formData: { material: 2, name: 'a.jpg' },
    },
  )
  assert.equal(header.Authorization, 'Bearer old')
  assert.equal(header['Accept-Language'], 'zh-CN')
  assert.match(header['Idempotency-Key'], /^[0-9a-f-]{36}$/)
  assert.deepEqual(store.get('acts'), [])
})

test('without an answer a file is tried again with the same key', async () => {
  const { sent, load } = phone((number) => [
    'uploadFile:fail timeout',
    { status: 503, data: {} },
    { status: 201, data: { id: 'f1' } },
  ][number - 1]) // prettier-ignore

  const found = await load('uploads').send(PATH, FILE, { waits: [1, 1] }).done

  const keys = new Set(sent.map(({ header }) => header['Idempotency-Key']))
  assert.deepEqual([found, sent.length, keys.size], [{ id: 'f1' }, 3, 1])
})

test('a file that never arrives keeps its key for the next try of the person', async () => {
  const { sent, load } = phone(() => 'uploadFile:fail timeout')
  const uploads = load('uploads')

  const first = await codeOf(uploads.send(PATH, FILE, { waits: [] }).done)
  await codeOf(uploads.send(PATH, FILE, { waits: [] }).done)
  await codeOf(uploads.send(PATH, { ...FILE, path: 'wxfile://tmp_2.jpg' }, { waits: [] }).done)

  const [one, two, three] = sent.map(({ header }) => header['Idempotency-Key'])
  assert.deepEqual([first, one === two, two === three], ['timeout', true, false])
})

test('a refusal is not tried again', async () => {
  const { sent, load } = phone(() => ({ status: 409, data: { code: 'case-closed' } }))

  const told = await codeOf(load('uploads').send(PATH, FILE, { waits: [1] }).done)

  assert.deepEqual([told, sent.length], ['case-closed', 1])
})

test('a token that ran out is replaced once', async () => {
  const answers = [
    { status: 401, data: {} },
    { status: 201, data: {} },
  ]
  const { sent, load } = phone((number) => answers[number - 1])

  await load('uploads').send(PATH, FILE).done

  const tokens = sent.map(({ header }) => header.Authorization)
  assert.deepEqual(tokens, ['Bearer old', 'Bearer new'])
})

test('a file that the office cannot take is not sent at all', async () => {
  const { sent, load } = phone(() => ({ status: 201, data: {} }))
  const uploads = load('uploads')
  const told = (changes) => codeOf(uploads.send(PATH, { ...FILE, ...changes }).done)

  assert.equal(await told({ size: 0 }), 'file-empty')
  assert.equal(await told({ size: 11 * 1024 * 1024 }), 'file-too-large')
  assert.equal(await told({ name: 'a.exe' }), 'file-kind')
  assert.equal(sent.length, 0)
})

test('a person stops a file on its way', async () => {
  const { sent, load } = phone(() => 'never')

  const { done, stop } = load('uploads').send(PATH, FILE, { waits: [1] })
  await new Promise((resolve) => setTimeout(resolve, 0))
  stop()

  assert.equal(await codeOf(done), 'stopped')
  assert.ok(sent.length <= 1)
})

test('a letter is fetched with the token and opened as PDF; a refusal is read out of the file', async () => {
  const opened = []
  const answers = [200, 403]
  const { load } = phone(() => '', {
    downloadFile: ({ header, success }) => {
      opened.push(header.Authorization)
      success({ statusCode: answers.shift(), tempFilePath: 'wxfile://tmp_1.pdf' })
    },
    openDocument: ({ filePath, fileType, showMenu, success }) => {
      opened.push({ filePath, fileType, showMenu })
      success()
    },
    getFileSystemManager: () => ({
      readFile: ({ success }) => success({ data: '{"code":"not-yours"}' }),
    }),
  })
  const downloads = load('downloads')

  await downloads.openLetter('/v1/letters/1')
  const refused = await codeOf(downloads.openLetter('/v1/letters/2'))

  const document = { filePath: 'wxfile://tmp_1.pdf', fileType: 'pdf', showMenu: true }
  assert.deepEqual([opened, refused], [['Bearer old', document, 'Bearer old'], 'not-yours'])
})

test('a picture is fetched once, and all are shown from the chosen one on', async () => {
  let count = 0
  let shown
  const { load } = phone(() => '', {
    downloadFile: ({ url, success, fail }) => {
      count += 1
      if (url.endsWith('lost')) fail({ errMsg: 'downloadFile:fail timeout' })
      else success({ statusCode: 200, tempFilePath: `wxfile://${url.slice(-1)}` })
    },
    previewImage: (options) => (shown = options),
  })
  const downloads = load('downloads')

  await downloads.picture('/p/1')
  await downloads.showPictures(['/p/1', '/p/2', '/p/lost'], '/p/2')
  const { urls, current } = shown

  const expected = [3, ['wxfile://1', 'wxfile://2'], 'wxfile://2']
  assert.deepEqual([count, urls, current], expected)
})

test('large photos are made smaller, and no choice is an empty answer', async () => {
  const big = { tempFilePath: 'wxfile://tmp_1.jpg', size: 4e6 }
  const { load } = phone(() => '', {
    chooseMedia: ({ success }) =>
      success({ tempFiles: [big, { tempFilePath: 'wxfile://tmp_2.png', size: 9 }] }),
    compressImage: ({ src, success }) => success({ tempFilePath: src.replace('1', '3') }),
    getFileSystemManager: () => ({ getFileInfo: ({ success }) => success({ size: 5e5 }) }),
    chooseMessageFile: ({ fail }) => fail({ errMsg: 'chooseMessageFile:fail cancel' }),
    scanCode: ({ success }) => success({ result: 'cunkou:w1' }),
  })
  const picking = load('picking')

  assert.deepEqual(await picking.photos(9), [
    { path: 'wxfile://tmp_3.jpg', name: 'tmp_3.jpg', size: 5e5, kind: 'picture' },
    { path: 'wxfile://tmp_2.png', name: 'tmp_2.png', size: 9, kind: 'picture' },
  ])
  assert.deepEqual([await picking.files(9), await picking.code()], [[], 'cunkou:w1'])
})

test('answers travel as their kind, and the empty ones stay at home', () => {
  const { answersOf, refusals } = load('rules/answers.js')
  const { formErrors } = load('views/form.js')
  const field = (key, kind, required = true) => ({ key, kind, required, label: key, choices: [], hint: '' }) // prettier-ignore
  const form = [field('a', 'text'), field('n', 'number'), field('y', 'yes_no'), field('o', 'text', false)] // prettier-ignore
  const { wordsOf } = load('words/index.js')

  assert.deepEqual(answersOf(form, { a: ' 甲 ', n: '３', y: false, o: ' ' }, TODAY), {
    a: '甲',
    n: 3,
    y: false,
  })
  assert.deepEqual(formErrors(form, { a: ' ', n: '三' }, wordsOf('zh'), TODAY), {
    a: '这一项要填',
    n: '请填整数，如 12',
    y: '这一项要填',
  })
  const errors = [{ pointer: '/answers/n', detail: '太多' }, { pointer: '/name', detail: '短' }] // prettier-ignore
  assert.deepEqual(refusals(errors), { n: '太多' })
})

test('time that is left has its words and its colour', () => {
  const { dueView } = load('views/due.js')
  const { wordsOf } = load('words/index.js')
  const said = (changes) => {
    const deadline = { state: 'running', due_on: '2026-12-04', workdays: 20, left_workdays: 10, provisional: false, ...changes } // prettier-ignore
    const view = dueView(deadline, wordsOf('zh'))
    return view && [view.text, view.tone, view.label]
  }

  const by = '12月4日 周五 到期'
  assert.deepEqual(said({}), ['剩10个工作日', 'accent', `剩10个工作日 ${by}`])
  assert.deepEqual(said({ left_workdays: 4 }), ['剩4个工作日', 'warm', `剩4个工作日 ${by}`])
  assert.deepEqual(said({ left_workdays: 1, workdays: 3 })[1], 'warm')
  assert.deepEqual(said({ left_workdays: 0 }), ['今天到期', 'warm', `今天到期 ${by}`])
  assert.deepEqual(said({ left_workdays: -2 }).slice(0, 2), ['超期2个工作日', 'danger'])
  assert.deepEqual(said({ state: 'paused' }).slice(0, 2), ['计时暂停', 'plain'])
  assert.deepEqual(said({ provisional: true })[2], `预计 剩10个工作日 ${by}`)
  assert.deepEqual(said({ state: 'met' }), ['按时办结', 'plain', '按时办结'])
  assert.deepEqual(said({ state: 'late', left_workdays: -1 })[0], '超期1个工作日办结')
  assert.equal(said({ state: 'dropped' }), null)
})
