/** The list of services: Chinese. */

export const services = {
  "services.about": "全部事项，只读。标有“待核实”的内容需由承办单位确认。",
  "services.search": "搜名称、简介",
  "services.here": "只看{name}可办的",
  "services.families": "分类",
  "services.all": "全部",
  "services.shown": "共 {n} 项",
  "services.noMatch": "没有符合的事项",
  "services.noMatch.next": "换个词，或清除筛选。",
  "services.empty": "还没有服务事项",
  "services.empty.next": "请管理员导入事项清单。",
  "family.government": "政务服务",
  "family.convenience": "便民服务",
  "family.welfare": "公益服务",
  "mode.immediate": "即办件",
  "mode.promise": "承诺件",
  "mode.joint": "联办件",
  "mode.report": "上报件",
  "mode.reply": "答复件",
}
