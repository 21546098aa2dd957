/** 中文。 */

module.exports = {
  ...require('./common'),
  ...require('./service'),
  ...require('./booking'),
  ...require('./people'),
  ...require('./cases'),
}
