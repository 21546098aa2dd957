/** Where the backend lives, by the version of the mini-program that is running. */

const BASE_URLS = {
  develop: 'http://127.0.0.1:8000',
  trial: 'https://trial.cunkou.example',
  release: 'https://cunkou.example',
}

/** The running version: `develop` in the tools, `trial` for testers, `release` for everybody. */
function envVersion() {
  return wx.getAccountInfoSync().miniProgram.envVersion
}

/** The address of the backend, without a slash at its end. */
function baseUrl() {
  return BASE_URLS[envVersion()]
}

module.exports = { baseUrl, envVersion, TIMEOUT_MS: 15000 }
