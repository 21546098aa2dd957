/** 中文:代办员:一户人家。 */

module.exports = {
  agentHome: {
    title: '这一户',
    form: '户情',
    filled: '记着 {count} 项。变了就改，改完自己记下。',
    gone: '这一户不在这部手机上',
    goneHint: '可能不归您负责了，或名单还没下到手机上。',
    look: '看这一户',
  },
}
