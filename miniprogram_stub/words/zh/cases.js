/** 中文:办件各页共用的话:时限、表格、附件、评价、留言。 */

module.exports = {
  due: {
    left: '剩{count}个工作日',
    today: '今天到期',
    over: '超期{count}个工作日',
    paused: '计时暂停',
    met: '按时办结',
    metLate: '超期{count}个工作日办结',
    provisional: '预计',
    by: '{day} 到期',
  },
  files: {
    sending: '正在上传 {percent}%',
    remove: '去掉 {name}',
    open: '查看 {name}',
    photo: '拍照或从相册选',
    chat: '从微信聊天里选文件',
  },
  rating: { levels: ['非常满意', '满意', '基本满意', '不满意', '非常不满意'] },
}
