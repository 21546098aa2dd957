// The page at /docs: every operation of this server, searchable, with a form to try it.
import { el, parameterTable, pretty, resolve, sample, schemaTable } from "/docs/render.js";

const WORDS = {
  zh: {
    search: "搜索：地址、名称、错误码", token: "登录凭证（Bearer）", other: "English", parameters: "参数",
    body: "请求内容", answer: "返回内容", example: "示例", problems: "可能的问题", tryIt: "试一试",
    send: "发送", none: "没有找到", person: "要登录", staff: "工作人员", anyone: "公开", nothing: "无内容",
    catalogue: "全部问题代码", waiting: "等待回应……", offline: "没有连上服务器",
  },
  en: {
    search: "Search paths, names, problem codes", token: "Bearer token", other: "中文", parameters: "Parameters",
    body: "Request body", answer: "Answer", example: "Example", problems: "Problems", tryIt: "Try it",
    send: "Send", none: "Nothing found", person: "sign-in", staff: "staff", anyone: "public", nothing: "No content",
    catalogue: "All problem codes", waiting: "Waiting …", offline: "The server could not be reached",
  },
};
const TAGS = {
  bookings: "预约", centres: "服务中心", items: "办事事项", calendar: "工作日历", sessions: "登录", me: "我的",
  messages: "消息", staff: "工作人员", operation: "运行", wechat: "微信回调", health: "运行",
};
const byId = (id) => document.getElementById(id);
let language = localStorage.getItem("docs-language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
let doc = null;
const word = (key) => WORDS[language][key];

function operations() {
  return Object.entries(doc.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path, method, ...operation, anchor: operation.operationId.replace(/\W/g, "-"),
      codes: problemsOf(operation).map((problem) => problem.code),
      parameters: (operation.parameters ?? []).map((parameter) => resolve(doc, parameter)),
    })));
}

function problemsOf(operation) {
  return Object.entries(operation.responses).flatMap(([status, raw]) => {
    const content = resolve(doc, raw).content?.["application/problem+json"];
    return Object.keys(content?.examples ?? {}).map((code) => ({ status, code }));
  });
}

function problemRow({ status, code }) {
  const told = doc["x-problems"][code];
  return el("tr", {},
    el("td", { class: "status" }, status),
    el("td", {}, el("a", { href: `#problem-${code}` }, el("code", {}, code))),
    el("td", { class: "rule" }, told?.title[language] ?? ""));
}

function bodyPart(operation) {
  const content = operation.requestBody?.content["application/json"];
  if (!content) return null;
  return [el("h3", {}, word("body")), el("div", { class: "sides" },
    schemaTable(doc, content.schema), el("pre", {}, pretty(content.example ?? sample(doc, content.schema))))];
}

function answerPart(operation) {
  const [status, raw] = Object.entries(operation.responses).find(([code]) => code.startsWith("2"));
  const content = resolve(doc, raw).content ?? {};
  const json = content["application/json"];
  const said = json
    ? el("div", { class: "sides" }, schemaTable(doc, json.schema),
      el("pre", {}, pretty(json.example ?? sample(doc, json.schema))))
    : el("p", { class: "rule" }, Object.keys(content).join(", ") || word("nothing"));
  return [el("h3", {}, word("answer"), " ", el("span", { class: "status good" }, status)), said];
}

function tryForm(operation) {
  const inputs = operation.parameters.map((parameter) => {
    const value = parameter.name === "Accept-Language" ? (language === "zh" ? "zh-CN" : "en") : "";
    const made = parameter.name === "Idempotency-Key" ? crypto.randomUUID?.() ?? "" : value;
    return { parameter, input: el("input", { name: parameter.name, value: made }) };
  });
  const content = operation.requestBody?.content["application/json"];
  const body = content ? el("textarea", { name: "body", spellcheck: "false" }) : null;
  if (body) body.value = pretty(content.example ?? sample(doc, content.schema));
  const heard = el("pre", { hidden: "" });
  return el("form", {
    onsubmit: (event) => { event.preventDefault(); send(operation, inputs, body, heard); },
  },
  el("h3", {}, word("tryIt")),
  inputs.map(({ parameter, input }) => el("label", {}, el("code", {}, parameter.name), input)),
  body, el("p", {}, el("button", { class: "send" }, word("send"))), heard);
}

async function send(operation, inputs, body, heard) {
  const headers = body ? { "Content-Type": "application/json" } : {};
  const query = new URLSearchParams();
  let path = operation.path;
  for (const { parameter, input } of inputs) {
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
    else if (parameter.in === "query" && input.value) query.append(parameter.name, input.value);
    else if (parameter.in === "header" && input.value) headers[parameter.name] = input.value;
  }
  if (byId("token").value) headers.Authorization = `Bearer ${byId("token").value}`;
  heard.hidden = false;
  heard.textContent = word("waiting");
  try {
    const url = query.size ? `${path}?${query}` : path;
    const answer = await fetch(url, { method: operation.method.toUpperCase(), headers, body: body?.value });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.includes("json");
    heard.textContent = `${answer.status}  ${answer.headers.get("x-request-id")}\n\n${
      isJson ? pretty(JSON.parse(text)) : text.slice(0, 4000)}`;
  } catch { heard.textContent = word("offline"); }
}

function card(operation) {
  const inside = el("div", { class: "inside" });
  const fill = () => {
    if (inside.childElementCount) return;
    const problems = problemsOf(operation);
    inside.append(...[
      operation.description ? el("p", {}, operation.description) : null,
      operation.parameters.length
        ? [el("h3", {}, word("parameters")), parameterTable(doc, operation.parameters)] : null,
      bodyPart(operation), answerPart(operation),
      el("h3", {}, word("problems")), el("table", {}, el("tbody", {}, problems.map(problemRow))),
      tryForm(operation),
    ].flat().filter(Boolean));
  };
  return el("details", { class: "operation", id: operation.anchor, ontoggle: fill },
    el("summary", {},
      el("span", { class: `method ${operation.method}` }, operation.method.toUpperCase()),
      el("span", { class: "path" }, operation.path),
      el("span", { class: "summary" }, operation.summary ?? ""),
      el("span", { class: "tag" }, word(operation["x-who"] ?? "anyone"))), inside);
}

function matches(operation, wish) {
  const text = [operation.method, operation.path, operation.summary, operation.description,
    ...operation.tags.map((tag) => tag + (TAGS[tag] ?? "")), ...operation.codes].join(" ").toLowerCase();
  return wish.toLowerCase().split(/\s+/).every((part) => text.includes(part));
}

const tagName = (tag) => (language === "zh" && TAGS[tag] ? `${TAGS[tag]} ${tag}` : tag);

function catalogue(found) {
  const codes = new Set(found.flatMap((operation) => operation.codes));
  return [el("h2", { id: "problems" }, word("catalogue")),
    Object.entries(doc["x-problems"]).filter(([code]) => codes.has(code)).map(([code, problem]) =>
      el("div", { class: "problem", id: `problem-${code}` },
        el("span", { class: "status" }, String(problem.status)), el("code", {}, code),
        el("div", {}, el("b", {}, problem.title[language]), el("p", {}, problem.detail[language]))))];
}

function show() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  byId("search").placeholder = word("search");
  byId("token").placeholder = word("token");
  byId("language").textContent = word("other");
  byId("version").textContent = doc.info.version;
  const found = operations().filter((operation) => matches(operation, byId("search").value));
  const tags = [...new Set(found.map((operation) => operation.tags[0]))];
  const of = (tag) => found.filter((operation) => operation.tags[0] === tag);
  byId("index").replaceChildren(...tags.flatMap((tag) => [el("h2", {}, tagName(tag)),
    ...of(tag).map((operation) => el("a", { href: `#${operation.anchor}` },
      el("span", { class: `method ${operation.method}` }, operation.method.toUpperCase()),
      el("span", {}, operation.summary || operation.path)))]));
  byId("operations").replaceChildren(...tags.flatMap((tag) => [el("h2", {}, tagName(tag)), ...of(tag).map(card)]),
    ...(found.length ? [] : [el("p", { class: "empty" }, word("none"))]), ...catalogue(found).flat());
  reveal();
}

function reveal() {
  const target = location.hash && byId(location.hash.slice(1));
  if (!target) return;
  if (target.tagName === "DETAILS") target.open = true;
  target.scrollIntoView();
}

doc = await (await fetch("/openapi.json")).json();
byId("search").addEventListener("input", show);
byId("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("docs-language", language);
  show();
});
addEventListener("hashchange", reveal);
show();
