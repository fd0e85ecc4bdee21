// What a frontend writes with a generated client. It is compiled, not run: a type that has become less exact fails here.
import createClient from 'openapi-fetch';

import { Moongate, MoongateError } from '../../src/main/resources/page/moongate.js';

import type { components, paths } from './schema';

type User = components['schemas']['User'];
type Reason = components['schemas']['Failure']['reason'];

const moongate = createClient<paths>({ baseUrl: 'http://localhost:8080', credentials: 'include' });

export async function signIn(email: string, password: string): Promise<User> {
  const { data, error } = await moongate.POST('/api/v1/auth/login', {
    params: { header: { 'X-Token-Transport': 'cookie' } },
    body: { email, password },
  });
  if (error) {
    throw new Error(explain('reason' in error ? error.reason : undefined));
  }
  const token: string = data.data.tokens.access_token;
  const seconds: number = data.data.tokens.expires_in;
  console.log(token.length, seconds);
  return data.data.user;
}

export async function sessionsOf(accessToken: string): Promise<string[]> {
  const { data } = await moongate.GET('/api/v1/auth/sessions', {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  return data?.data.sessions.map((session) => `${session.ip} ${session.user_agent ?? 'unknown'}`) ?? [];
}

export function initials(user: User): string {
  const avatar: string | null | undefined = user.avatar;
  return avatar ?? user.name.slice(0, 1);
}

function explain(reason: Reason | undefined): string {
  switch (reason) {
    case 'INVALID_CREDENTIALS':
      return 'Wrong name or password';
    case 'CAPTCHA_REQUIRED':
      return 'Type the characters';
    default:
      return 'Try again';
  }
}

// Our own client brings its types in comments.
export async function signInWithOurs(email: string, password: string): Promise<string> {
  const ours = new Moongate({ baseUrl: 'http://localhost:8080', language: 'zh-CN' });
  ours.onChange((user) => console.log(user?.name ?? 'nobody'));
  try {
    return (await ours.login({ email, password })).collection_name;
  } catch (error) {
    return error instanceof MoongateError && error.captcha ? error.captcha.captcha_image : 'unknown';
  }
}
