// What the phone stores for the mini-program, one drawer per person, with the limits of WeChat.
import { asyncCalls, refusal } from './call.js'

const MB = 1024 * 1024
const KEY_LIMIT = MB
const TOTAL_LIMIT = 10 * MB

export function storage(sim) {
  const drawer = `sim:${sim.device.persona}:`
  const { storage: store } = sim

  function keys() {
    const all = Array.from({ length: store.length }, (_, index) => store.key(index))
    return all.filter((key) => key.startsWith(drawer)).map((key) => key.slice(drawer.length))
  }

  const sizeOf = (key) => (store.getItem(drawer + key) || '').length
  const totalSize = () => keys().reduce((sum, key) => sum + sizeOf(key), 0)

  function write(key, data) {
    const text = JSON.stringify({ data })
    if (text.length > KEY_LIMIT) throw refusal('fail entry size limit reached')
    if (totalSize() - sizeOf(key) + text.length > TOTAL_LIMIT) {
      throw refusal('fail exceed storage max size 10Mb')
    }
    store.setItem(drawer + key, text)
  }

  function read(key) {
    const text = store.getItem(drawer + key)
    return text === null ? '' : JSON.parse(text).data
  }

  const remove = (key) => store.removeItem(drawer + key)
  const clear = () => keys().forEach(remove)
  const info = () => ({
    keys: keys(),
    currentSize: Math.ceil(totalSize() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  })
  const logged = (name, run) => (key, data) => {
    sim.log(name, { key })
    return run(key, data)
  }

  return {
    setStorageSync: logged('setStorageSync', write),
    getStorageSync: logged('getStorageSync', read),
    removeStorageSync: logged('removeStorageSync', remove),
    clearStorageSync: logged('clearStorageSync', clear),
    getStorageInfoSync: logged('getStorageInfoSync', info),
    ...asyncCalls(sim, {
      setStorage: ({ key, data }) => write(key, data),
      getStorage({ key }) {
        if (!keys().includes(key)) throw refusal('fail data not found')
        return { data: read(key) }
      },
      removeStorage: ({ key }) => remove(key),
    }),
  }
}
