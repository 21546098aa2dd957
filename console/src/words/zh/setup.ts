/** What is wrong with the setup of a centre: Chinese. */

export const setup = {
  "title.setup": "设置检查",
  "setup.about": "每个工作日早上自动检查本中心的岗位、事项、日历和预约。有问题就列在这里，点按钮到改的地方。",
  "setup.look": "现在检查一遍",
  "setup.looking": "正在检查……",
  "setup.looked": "检查完了，有 {n} 处",
  "setup.never": "还没有检查过",
  "setup.never.next": "点“现在检查一遍”，马上就知道有没有要改的。",
  "setup.clean": "没有发现问题",
  "setup.clean.next": "刚改过设置，可以现在再检查一遍。",
  "setup.found": "{on}发现",
  "setup.go": "去“{room}”",
  "setup.all": "看全部 {n} 条",
  "setup.when": "改好以后，点“现在检查一遍”，改好的就不再列出。网上的链接只在早上检查。",
  "weights.error": "必须改",
  "weights.warning": "请看一看",
  "weights.info": "知道就好",
  "weightMeans.error": "有人会白跑，或者件没有人办。",
  "weightMeans.warning": "现在还能办，过些天可能出问题。",
  "weightMeans.info": "不影响办理。",
}
