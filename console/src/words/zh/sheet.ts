/** The printed sheet of the day: Chinese. */

export const sheet = {
  "sheet.title": "当日预约单",
  "sheet.open": "开放时间：",
  "sheet.hand": "签名 / 备注",
  "sheet.foot": "数据截至 {time}。空行供现场登记。含个人信息，用后请销毁；系统恢复后补录。",
}
