// Turns pieces of an OpenAPI document into elements; text is never read as HTML.

export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function resolve(doc, thing) {
  if (!thing?.$ref) return thing ?? {};
  const found = thing.$ref.slice(2).split("/").reduce((at, step) => at[step], doc);
  return { ...found, refName: thing.$ref.split("/").pop() };
}

// What a schema is, in a word: "string · uuid", "Booking[]", "booked | served".
export function typeText(doc, raw) {
  const schema = resolve(doc, raw);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return branches.map((branch) => typeText(doc, branch)).join(" | ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `${typeText(doc, schema.items ?? {})}[]`;
  if (schema.type === "object" && schema.refName) return schema.refName;
  const type = schema.type ?? "any";
  return schema.format ? `${type} · ${schema.format}` : type;
}

const RULES = [
  ["minLength", "≥ {} chars"], ["maxLength", "≤ {} chars"], ["minimum", "≥ {}"],
  ["maximum", "≤ {}"], ["exclusiveMinimum", "> {}"], ["exclusiveMaximum", "< {}"],
  ["minItems", "≥ {} entries"], ["maxItems", "≤ {} entries"], ["pattern", "{}"],
];

function rulesText(doc, raw) {
  const schema = resolve(doc, raw);
  const parts = [schema, ...(schema.anyOf ?? []).map((branch) => resolve(doc, branch))];
  const said = parts.flatMap((part) =>
    RULES.filter(([key]) => part[key] !== undefined).map(([key, text]) => text.replace("{}", part[key])));
  if (schema.default !== undefined && schema.default !== null) said.push(`= ${JSON.stringify(schema.default)}`);
  return said.join(", ");
}

// The object inside a schema, through lists and "or null".
function objectIn(doc, raw) {
  const schema = resolve(doc, raw);
  if (schema.properties) return schema;
  if (schema.items) return objectIn(doc, schema.items);
  const inner = (schema.anyOf ?? []).map((branch) => objectIn(doc, branch)).find(Boolean);
  return inner ?? null;
}

function fieldRows(doc, schema, depth, seen) {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const must = (schema.required ?? []).includes(name);
    const told = resolve(doc, field).description ?? "";
    const row = el("tr", {},
      el("td", { style: `padding-left:${depth * 1.1}rem` }, el("code", {}, name),
        must ? el("span", { class: "must", title: "required" }, "*") : null),
      el("td", {}, el("span", { class: "type" }, typeText(doc, field))),
      el("td", {}, el("span", { class: "rule" }, [rulesText(doc, field), told].filter(Boolean).join(" — "))));
    const inner = objectIn(doc, field);
    const deeper = inner && depth < 4 && !seen.includes(inner.refName);
    return deeper ? [row, ...fieldRows(doc, inner, depth + 1, [...seen, inner.refName])] : [row];
  });
}

export function schemaTable(doc, schema) {
  const object = objectIn(doc, schema);
  if (!object) return el("p", { class: "type" }, typeText(doc, schema));
  const rows = fieldRows(doc, object, 0, [object.refName]);
  return el("div", { class: "scroll" }, el("table", {}, el("tbody", {}, rows)));
}

export function parameterTable(doc, parameters) {
  const rows = parameters.map((parameter) => el("tr", {},
    el("td", {}, el("code", {}, parameter.name), parameter.required ? el("span", { class: "must" }, "*") : null),
    el("td", { class: "rule" }, parameter.in),
    el("td", {}, el("span", { class: "type" }, typeText(doc, parameter.schema))),
    el("td", { class: "rule" },
      [rulesText(doc, parameter.schema), parameter.description].filter(Boolean).join(" — "))));
  return el("div", { class: "scroll" }, el("table", {}, el("tbody", {}, rows)));
}

const SAMPLES = {
  uuid: "0193a5c0-7b1e-7c3a-9f00-5d2b6a1e4f10", date: "2026-11-23", "date-time": "2026-11-23T01:30:00Z",
};

// A value that fits a schema, for documents without an example of their own.
export function sample(doc, raw, seen = []) {
  const schema = resolve(doc, raw);
  if (schema.default !== undefined && schema.default !== null) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sample(doc, schema.anyOf[0], seen);
  if (schema.type === "array") return seen.length > 3 ? [] : [sample(doc, schema.items ?? {}, seen)];
  if (schema.properties) {
    if (seen.includes(schema.refName)) return {};
    const next = [...seen, schema.refName];
    return Object.fromEntries(Object.entries(schema.properties).map(([k, v]) => [k, sample(doc, v, next)]));
  }
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  if (schema.type === "boolean") return false;
  if (schema.type === "object") return {};
  return SAMPLES[schema.format] ?? "…";
}

export const pretty = (value) => JSON.stringify(value, null, 2);
