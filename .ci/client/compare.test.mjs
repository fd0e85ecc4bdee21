import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { breaks } from './compare.mjs';

const document = JSON.parse(readFileSync('../../src/main/resources/docs/openapi.json', 'utf8'));

/** What is found when the document changes so. */
function after(change) {
  const changed = structuredClone(document);
  change(changed);
  return breaks(document, changed);
}

test('nothing changed, nothing breaks', () => assert.deepEqual(after(() => {}), []));

test('more to answer and more to send freely breaks nothing', () => {
  assert.deepEqual(after(({ paths, components: { schemas } }) => {
    paths['/new'] = {};
    schemas.User.properties.nickname = { type: 'string' };
    schemas.User.required.push('nickname');
    schemas.Login.properties.remember = { type: 'boolean' };
  }), []);
});

test('a call that is gone breaks', () => {
  assert.deepEqual(after(({ paths }) => delete paths['/api/v1/auth/me'].get), ['GET /api/v1/auth/me is gone']);
});

test('another name of an operation breaks', () => {
  const found = after(({ paths }) => { paths['/api/v1/auth/login'].post.operationId = 'signIn'; });
  assert.deepEqual(found, ['POST /api/v1/auth/login was login and is signIn']);
});

test('a member of an answer that is gone, optional or of another type breaks', () => {
  const { User } = document.components.schemas;
  assert.ok(after(({ components }) => delete components.schemas.User.properties.name).some((it) => it.endsWith('lost name')));
  assert.ok(after(({ components }) => { components.schemas.User.required = User.required.filter((it) => it !== 'id'); })
    .some((it) => it.endsWith('may lack id')));
  assert.ok(after(({ components }) => { components.schemas.User.properties.is_active.type = 'string'; })
    .some((it) => it.endsWith('is_active may be string')));
});

test('a member of a request that is needed, gone or of another type breaks', () => {
  assert.ok(after(({ components }) => components.schemas.Login.required.push('captcha_id'))
    .includes('POST /api/v1/auth/login, request needs captcha_id'));
  assert.ok(after(({ components }) => { components.schemas.Login.properties.password.type = 'integer'; }).length > 0);
});
