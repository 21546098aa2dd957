// What a mini-program can learn about the phone, WeChat and itself.
import { isBuiltin } from '../tags.js'
import { asyncCalls, refusal } from './call.js'

const STANDARD_FONT = 16 // pixels

export function system(sim) {
  const { device, screen } = sim

  function windowInfo() {
    const { width, height, statusBarHeight } = screen
    return {
      pixelRatio: 2,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: screen.pageHeight,
      statusBarHeight,
      screenTop: height - screen.pageHeight,
      safeArea: {
        left: 0,
        right: width,
        top: statusBarHeight,
        bottom: height,
        width,
        height: height - statusBarHeight,
      },
    }
  }

  function appBaseInfo() {
    return {
      SDKVersion: '3.8.12',
      version: '8.0.60',
      language: device.language,
      theme: 'light',
      enableDebug: false,
      host: { env: 'WeChat' },
      fontSizeSetting: STANDARD_FONT * device.fontScale,
      fontSizeScaleFactor: device.fontScale,
    }
  }

  return {
    canIUse: (schema) => canIUse(sim, schema),
    getWindowInfo: windowInfo,
    getAppBaseInfo: appBaseInfo,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: device.envVersion, version: '' },
    }),
    getEnterOptionsSync: () => sim.launch,
    ...asyncCalls(sim, { getRandomValues }),
    nextTick: (callback) => Promise.resolve().then(callback),
  }
}

function getRandomValues({ length }) {
  if (!(length > 0 && length <= 1048576)) throw refusal('fail parameter error: length')
  return { randomValues: globalThis.crypto.getRandomValues(new Uint8Array(length)).buffer }
}

function canIUse(sim, schema) {
  const [first] = schema.split('.')
  return isBuiltin(first) || first in sim.wxMembers
}
