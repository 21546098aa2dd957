/** Signing in, and what went wrong: Chinese. */

export const session = {
  "session.leave": "退出登录",
  "session.who": "当前：{name}",
  "session.ended": "登录已过期，请重新登录。",
  "signIn.username": "用户名",
  "signIn.password": "密码",
  "signIn.username.needed": "请填写用户名。",
  "signIn.password.needed": "请填写密码。",
  "signIn.enter": "登录",
  "signIn.busy": "正在登录……",
  "signIn.next": "请检查大小写后重试；仍不行，请联系中心管理员。",
  "signIn.note": "仅限窗口工作人员使用。忘记密码请联系中心管理员。",
  "desk.none": "这个账号还没有窗口岗位",
  "desk.none.next": "请管理员把您加入一个服务中心；您仍可查看服务事项和工作日历。",
  "problem.title": "没有成功",
  "problem.offline": "连不上服务器。请检查网络，然后重试。",
  "problem.unknown": "服务器没有说明原因。请稍后重试。",
  "problem.id": "报障编号：{id}",
}
