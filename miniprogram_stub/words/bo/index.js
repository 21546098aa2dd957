/** བོད་ཡིག (Tibetan). */

module.exports = {
  ...require('./common'),
  ...require('./service'),
  ...require('./booking'),
  ...require('./people'),
  ...require('./cases'),
  ...require('./form'),
  ...require('./check'),
  ...require('./apply'),
  ...require('./mycases'),
  ...require('./rate'),
  ...require('./office'),
  ...require('./acts'),
  ...require('./duty'),
  ...require('./intake'),
  ...require('./agent'),
  ...require('./agent-errands'),
  ...require('./agent-phone'),
  ...require('./visit'),
}
