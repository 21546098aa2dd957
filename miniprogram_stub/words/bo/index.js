/** བོད་ཡིག (Tibetan). */

module.exports = {
  ...require('./common'),
  ...require('./service'),
  ...require('./booking'),
  ...require('./people'),
  ...require('./cases'),
}
