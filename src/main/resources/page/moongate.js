/**
 * The browser's side of Moongate: sign-up, sign-in, sessions and tokens, without a dependency. Copy this file into a
 * frontend and start with
 *
 *     import { Moongate, MoongateError } from './moongate.js';
 *
 *     const moongate = new Moongate({ baseUrl: 'https://auth.example.com' });
 *     moongate.onChange((user) => render(user));         // null: nobody is signed in
 *     await moongate.restore();                          // after a reload: signed in again, if there is a session
 *     await moongate.login({ email, password });
 *     await moongate.fetch('https://api.example.com/notes');  // fetch() with a valid access token
 *
 * What it takes care of:
 * - The access token stays in memory; the refresh token in a cookie that no script can read. The page and Moongate
 *   therefore have to be of one site (app.example.com and auth.example.com), and CORS_ORIGINS has to name the page.
 * - An expired access token is renewed before it is used, once, however many calls wait for it.
 * - Tabs renew one after the other and tell each other the result; signing out in one signs out all.
 * - Every failure is a MoongateError with the stable `reason` to program against, and, where it says to wait,
 *   `retryAfter` in seconds.
 *
 * @typedef {{id: string, email: string, username: string, name: string, avatar: ?string, is_active: boolean,
 *   is_verified: boolean, roles: string[], collection_name: string, created_at: string, updated_at: string,
 *   last_login_at: ?string}} User
 * @typedef {{captcha_id: string, captcha_image: string, required: boolean, expires_in: number, message: ?string}} Captcha
 * @typedef {{captcha_id?: string, captcha_code?: string}} CaptchaAnswer
 * @typedef {{id: string, current: boolean, created_at: string, last_used_at: string, expires_at: string, ip: string,
 *   user_agent: ?string}} Session
 * @typedef {{access_token: string, expires_in: number}} Tokens
 */

const BASE_PATH = '/api/v1/auth';

/** An access token is renewed so long before its end, so that it does not expire on its way. */
const MARGIN_MILLIS = 10_000;

/** No answer within this time counts as none. */
const PATIENCE_MILLIS = 20_000;

/** The names of the lock and of the channel that the tabs of one origin share. */
const SHARED = 'moongate';

/** A refused call, or one that was not answered (`reason` is then NETWORK). */
export class MoongateError extends Error {
  /**
   * @param {number} status the HTTP status, 0 if there was no answer
   * @param {any} body what was answered
   * @param {?string} retryAfter the header of that name
   */
  constructor(status, body, retryAfter) {
    super(body?.message ?? 'Moongate does not answer');
    this.name = 'MoongateError';
    this.status = status;
    /** @type {string} the stable code to program against, for instance INVALID_CREDENTIALS */
    this.reason = body?.reason ?? (status === 0 ? 'NETWORK' : 'UNKNOWN');
    /** @type {{field: string, message: string}[]} what is wrong with which field */
    this.fields = body?.fields ?? [];
    /** @type {?Captcha} the captcha that the next try has to solve */
    this.captcha = body?.data?.captcha ?? null;
    /** @type {?number} in how many seconds another try makes sense */
    this.retryAfter = retryAfter === null ? null : Number(retryAfter);
    /** @type {?string} what to quote when asking for help */
    this.requestId = body?.request_id ?? null;
  }
}

/**
 * Returns the header and the claims of a token, unverified: good for showing, not for deciding.
 * @param {string} token
 */
export function decode(token) {
  const [header, claims] = token.split('.').slice(0, 2).map((part) => {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  });
  return { header, claims };
}

export class Moongate {
  /** @type {string} */ #url;
  /** @type {Set<(user: ?User) => void>} */ #listeners = new Set();
  #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(SHARED);
  /** @type {?Promise<void>} */ #refreshing = null;
  /** @type {?User} */ #user = null;
  /** @type {?string} */ #token = null;
  #expiresAt = 0;

  /**
   * @param {{baseUrl?: string, language?: string}} options `baseUrl` is where Moongate is, by default where the page
   *   is; `language` is that of messages and mails, by default the browser's
   */
  constructor({ baseUrl = '', language } = {}) {
    this.#url = baseUrl.replace(/\/$/, '') + BASE_PATH;
    this.language = language;
    this.#channel?.addEventListener('message', ({ data }) => this.#take(data));
  }

  /** @returns {?User} whoever is signed in */
  get user() {
    return this.#user;
  }

  /** @returns {?string} the access token as it is now, perhaps expired; {@link validToken} gives a valid one */
  get accessToken() {
    return this.#token;
  }

  /** @returns {number} when the access token ends, in milliseconds since 1970 by this machine's clock */
  get expiresAt() {
    return this.#expiresAt;
  }

  /**
   * Tells whenever somebody signs in or out, the tokens are renewed or the user changes, in this tab or another.
   * @param {(user: ?User) => void} listener
   * @returns {() => void} ends it
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // --- Nobody needs to be signed in -----------------------------------------------------------------------------------

  /** @returns {Promise<Captcha>} */
  captcha() {
    return this.#call('GET', '/captcha');
  }

  /**
   * @param {string} captchaId
   * @returns {Promise<Captcha>} another picture; the old one is dead
   */
  refreshCaptcha(captchaId) {
    return this.#call('POST', '/captcha/refresh', { captcha_id: captchaId });
  }

  /**
   * Has a code mailed.
   * @param {{email: string, type: 'register' | 'reset_password' | 'change_email'} & CaptchaAnswer} request
   * @returns {Promise<{email: string, expires_in: number, resend_in: number}>}
   */
  sendCode(request) {
    return request.type === 'change_email' ? this.#authorized('POST', '/send-code', request)
      : this.#call('POST', '/send-code', request);
  }

  /**
   * Opens an account and signs in.
   * @param {{email: string, username: string, password: string, code?: string, name?: string}} account
   * @returns {Promise<User>}
   */
  async register({ email, username, password, code, name }) {
    return this.#signedIn(await this.#call('POST', '/register', { email, username, password, code, name }));
  }

  /**
   * Signs in by e-mail address or username.
   * @param {{email?: string, username?: string, password: string} & CaptchaAnswer} credentials
   * @returns {Promise<User>}
   * @throws {MoongateError} with a `captcha` if the next try needs one
   */
  async login(credentials) {
    return this.#signedIn(await this.#call('POST', '/login', credentials));
  }

  /**
   * Sets a new password with a mailed code. Every session of the user ends.
   * @param {{email: string, code: string, newPassword: string}} change
   */
  resetPassword({ email, code, newPassword }) {
    return this.#call('POST', '/reset-password', { email, code, new_password: newPassword });
  }

  /**
   * Signs in again after a reload, if the cookie still holds a session.
   * @returns {Promise<?User>}
   */
  async restore() {
    try {
      await this.refresh();
      return await this.me();
    } catch (error) {
      if (error instanceof MoongateError && error.status === 401) {
        return null;
      }
      throw error;
    }
  }

  // --- Tokens ---------------------------------------------------------------------------------------------------------

  /**
   * Renews the tokens. All that ask at once wait for one renewal; tabs go one after the other, and the first one's
   * result serves those that waited. Should two renew at once all the same, Moongate gives both the same successor.
   * @returns {Promise<void>}
   */
  refresh() {
    const before = this.#token;
    const refreshing = this.#refreshing ?? alone(async () => {
      if (this.#token === before || !this.#token) {
        await this.#renew();
      }
    }).finally(() => {
      this.#refreshing = null;
    });
    this.#refreshing = refreshing;
    return refreshing;
  }

  /** @returns {Promise<string>} an access token that is valid for some seconds at least */
  async validToken() {
    if (!this.#token || Date.now() > this.#expiresAt - MARGIN_MILLIS) {
      await this.refresh();
    }
    return /** @type {string} */ (this.#token);
  }

  /**
   * `fetch` with the access token, for your own services. A token refused with 401 is renewed and tried once more.
   * @param {string} url
   * @param {RequestInit} [init]
   */
  async fetch(url, init = {}) {
    const send = async () => {
      const headers = new Headers(init.headers);
      headers.set('Authorization', `Bearer ${await this.validToken()}`);
      return fetch(url, { ...init, headers });
    };
    const response = await send();
    if (response.status !== 401) {
      return response;
    }
    await this.refresh();
    return send();
  }

  // --- Whoever is signed in -------------------------------------------------------------------------------------------

  /** @returns {Promise<User>} */
  async me() {
    return this.#changed(await this.#authorized('GET', '/me'));
  }

  /**
   * Changes what is given of the profile.
   * @param {{name?: string, username?: string, avatar?: ?string}} changes
   */
  async updateProfile(changes) {
    return this.#changed(await this.#authorized('PATCH', '/me', changes));
  }

  /**
   * Every other session ends.
   * @param {{currentPassword: string, newPassword: string}} change
   */
  changePassword({ currentPassword, newPassword }) {
    return this.#authorized('POST', '/change-password',
      { current_password: currentPassword, new_password: newPassword });
  }

  /** @returns {Promise<Session[]>} */
  async sessions() {
    return (await this.#authorized('GET', '/sessions')).sessions;
  }

  /** @param {string} id */
  endSession(id) {
    return this.#authorized('DELETE', `/sessions/${encodeURIComponent(id)}`);
  }

  /** Signs out, here and in the other tabs of this browser. */
  async logout() {
    try {
      await this.#call('POST', '/logout', undefined, this.#token);
    } catch (error) {
      if (!(error instanceof MoongateError) || error.status !== 401) {
        throw error;
      }
    }
    this.#signedOut();
  }

  /** Ends every session of the user, on all devices. */
  async logoutEverywhere() {
    await this.#authorized('POST', '/logout-all');
    this.#signedOut();
  }

  // --- Below: how -----------------------------------------------------------------------------------------------------

  /**
   * Calls as whoever is signed in. A token refused although it has not expired is renewed once.
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async #authorized(method, path, body) {
    try {
      return await this.#call(method, path, body, await this.validToken());
    } catch (error) {
      if (!(error instanceof MoongateError) || !error.reason.startsWith('TOKEN_')) {
        throw error;
      }
      await this.refresh();
      return this.#call(method, path, body, this.#token);
    }
  }

  /**
   * Sends a request and returns the `data` of its answer.
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {?string} [token]
   * @returns {Promise<any>}
   */
  async #call(method, path, body, token) {
    /** @type {Record<string, string>} */
    const headers = { Accept: 'application/json', 'X-Token-Transport': 'cookie' };
    if (this.language) headers['Accept-Language'] = this.language;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (token) headers.Authorization = `Bearer ${token}`;
    let response;
    try {
      response = await fetch(this.#url + path, {
        method, headers, credentials: 'include', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MILLIS),
        body: body === undefined ? null : JSON.stringify(body),
      });
    } catch {
      throw new MoongateError(0, null, null);
    }
    const answer = await response.json().catch(() => null);
    if (!response.ok || answer === null) {
      throw new MoongateError(response.status, answer, response.headers.get('Retry-After'));
    }
    return answer.data;
  }

  async #renew() {
    try {
      this.#keep(await this.#call('POST', '/refresh'));
    } catch (error) {
      if (error instanceof MoongateError && error.reason === 'REFRESH_TOKEN_INVALID') {
        this.#signedOut();
      }
      throw error;
    }
    this.#tell();
  }

  /** @param {{user: User, tokens: Tokens}} answer */
  #signedIn({ user, tokens }) {
    this.#user = user;
    this.#keep(tokens);
    this.#tell();
    return user;
  }

  #signedOut() {
    this.#user = null;
    this.#token = null;
    this.#expiresAt = 0;
    this.#tell();
  }

  /** @param {User} user */
  #changed(user) {
    this.#user = user;
    this.#tell();
    return user;
  }

  /** @param {Tokens} tokens */
  #keep({ access_token: token, expires_in: seconds }) {
    this.#token = token;
    this.#expiresAt = Date.now() + seconds * 1000;
  }

  #tell() {
    this.#channel?.postMessage({ user: this.#user, token: this.#token, expiresAt: this.#expiresAt });
    this.#notify();
  }

  /** Right after a reload there are tokens before it is known whose they are: nothing to tell yet. */
  #notify() {
    if (this.#user || !this.#token) {
      this.#listeners.forEach((listener) => listener(this.#user));
    }
  }

  /**
   * Takes over what another tab knows. A tab that does not know the user yet leaves ours alone.
   * @param {{user: ?User, token: ?string, expiresAt: number}} told
   */
  #take({ user, token, expiresAt }) {
    const sameUser = token && this.#token && decode(token).claims.sub === this.#user?.id;
    this.#user = user ?? (sameUser ? this.#user : null);
    this.#token = token;
    this.#expiresAt = expiresAt;
    this.#notify();
  }
}

/**
 * Runs an action while no other tab of this origin runs one.
 * @param {() => Promise<void>} action
 * @returns {Promise<void>}
 */
async function alone(action) {
  await (globalThis.navigator?.locks ? navigator.locks.request(SHARED, action) : action());
}
