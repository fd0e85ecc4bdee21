// Says which changes from one OpenAPI document to another break clients, and exits with 1 if any does.
// Usage: node compare.mjs BEFORE.json AFTER.json
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Returns the breaking changes, a sentence each. */
export function breaks(before, after) {
  const found = new Set();
  for (const [path, item] of Object.entries(before.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      const call = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method];
      if (!now) {
        found.add(`${call} is gone`);
      } else {
        operation(call, item[method], now);
      }
    }
  }
  return [...found];

  function operation(call, old, now) {
    if (old.operationId !== now.operationId) found.add(`${call} was ${old.operationId} and is ${now.operationId}`);
    for (const parameter of now.parameters ?? []) {
      const known = (old.parameters ?? []).find(({ name, in: place }) => name === parameter.name && place === parameter.in);
      if (parameter.required && !known?.required) found.add(`${call} needs the parameter ${parameter.name}`);
      if (known) request(`${call}, parameter ${parameter.name}`, known.schema, parameter.schema);
    }
    for (const { name } of old.parameters ?? []) {
      if (!(now.parameters ?? []).some((each) => each.name === name)) found.add(`${call} lost the parameter ${name}`);
    }
    if (now.requestBody?.required && !old.requestBody?.required) found.add(`${call} needs a body`);
    request(`${call}, request`, body(old.requestBody), body(now.requestBody));
    for (const [status, answer] of Object.entries(old.responses ?? {})) {
      if (!now.responses?.[status]) {
        if (status < 400) found.add(`${call} no longer answers ${status}`);
      } else {
        response(`${call}, answer ${status}`, body(answer), body(now.responses[status]));
      }
    }
  }

  /** What may be sent: nothing more may be needed, nothing less may be taken. */
  function request(where, old, now, seen = new Set()) {
    walk(where, old, now, seen, request, (a, b) => {
      for (const name of b.required ?? []) {
        if (!(a.required ?? []).includes(name)) found.add(`${where} needs ${name}`);
      }
      for (const type of types(a)) if (!types(b).includes(type)) found.add(`${where} no longer takes ${type}`);
      for (const value of b.enum ? a.enum ?? [] : []) if (!b.enum.includes(value)) found.add(`${where} no longer takes ${value}`);
      if (b.enum && !a.enum) found.add(`${where} takes only some values`);
    });
  }

  /** What comes back: nothing may be missing, nothing may be of another type. */
  function response(where, old, now, seen = new Set()) {
    walk(where, old, now, seen, response, (a, b) => {
      for (const name of a.required ?? []) {
        if (!(b.required ?? []).includes(name)) found.add(`${where} may lack ${name}`);
      }
      for (const type of types(b)) if (!types(a).includes(type)) found.add(`${where} may be ${type}`);
    });
  }

  function walk(where, old, now, seen, further, look) {
    if (!old || !now) {
      if (old && !now) found.add(`${where} has no schema any more`);
      return;
    }
    const key = `${old.$ref} ${now.$ref}`;
    if (old.$ref && seen.has(key)) return;
    const all = new Set(seen).add(key);
    const a = resolve(before, old);
    const b = resolve(after, now);
    look(a, b);
    for (const [name, property] of Object.entries(a.properties ?? {})) {
      if (!b.properties?.[name]) found.add(`${where} lost ${name}`);
      else further(`${where}: ${name}`, property, b.properties[name], all);
    }
    if (a.items) further(`${where}[]`, a.items, b.items, all);
  }
}

function body(part) {
  return part?.content?.['application/json']?.schema;
}

function resolve(document, schema) {
  return schema.$ref ? resolve(document, document.components.schemas[schema.$ref.split('/').pop()]) : schema;
}

function types(schema) {
  return [schema.type ?? []].flat();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [before, after] = process.argv.slice(2, 4).map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const found = breaks(before, after);
  found.forEach((change) => console.log(`  breaks clients: ${change}`));
  console.log(found.length === 0 ? 'No change breaks clients.' : `${found.length} changes break clients.`);
  process.exit(found.length === 0 ? 0 : 1);
}
