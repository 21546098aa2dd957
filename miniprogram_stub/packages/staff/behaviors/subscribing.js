/** Asks the staff for WeChat's permission to send work reminders: in a tap, once per visit of a page. */

module.exports = require('../../../behaviors/permitting')('staff')
