import { z } from 'zod';
import { optional, text, webUrl } from '../fields.ts';
import { newsletterProviders } from '../kinds.ts';
import { type ProviderKeys, suit } from './provider-keys.ts';

const keys: ProviderKeys<'other' | (typeof newsletterProviders)[number]> = {
  buttondown: { needs: ['username'], may: [] },
  listmonk: { needs: ['url', 'list'], may: [] },
  mailchimp: { needs: ['action'], may: [] },
  other: { needs: ['action'], may: ['field', 'honeypot'] },
};

const addressOfForm =
  'the address of Mailchimp’s form, such as https://example.us1.list-manage.com/subscribe/post?u=1&id=2';

const written = z.strictObject({
  title: text,
  text: optional(text, null),
  provider: optional(z.enum(newsletterProviders, { error: `one of ${newsletterProviders.join(', ')}` }), null),
  username: optional(
    text.refine((value) => /^[\w.-]+$/.test(value), { error: 'the name of an account, without blanks and slashes' }),
    null,
  ),
  url: optional(webUrl, null),
  list: optional(text, null),
  action: optional(webUrl, null),
  field: optional(text, null),
  honeypot: optional(text, null),
  placeholder: optional(text, null),
  button: optional(text, null),
});

/** A form that sends an address to another service. */
export interface Newsletter {
  readonly title: string;
  readonly text: string | null;
  readonly action: string;
  /** The name of the address's field. */
  readonly field: string;
  /** The name of a field that only robots fill in; null where the service knows none. */
  readonly honeypot: string | null;
  /** Fields that are sent along, by their names. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly placeholder: string | null;
  readonly button: string | null;
}

/** The newsletter's form as site.yaml says it, by its provider or in full. */
export const newsletter = written
  .superRefine((value, context) => {
    suit(keys, ['title', 'text', 'placeholder', 'button'], value.provider ?? 'other', value, context);
    const query = URL.parse(value.action ?? '')?.searchParams;
    // Without these nobody knows whose list it is.
    if (value.provider === 'mailchimp' && value.action !== null && !(query?.has('u') && query.has('id')))
      context.addIssue({ code: 'custom', path: ['action'], message: addressOfForm, continue: true });
  })
  .transform((value): Newsletter => {
    const { title, text: words, placeholder, button } = value;
    return { title, text: words, placeholder, button, ...formOf(value) };
  });

/** How each service wants a plain form, as its own pages give one to paste. */
function formOf(value: z.output<typeof written>): Pick<Newsletter, 'action' | 'field' | 'honeypot' | 'hidden'> {
  const { provider, username, url, list, field, honeypot } = value;
  const action = value.action ?? '';
  switch (provider) {
    case 'buttondown': {
      const name = encodeURIComponent(username ?? '');
      return {
        action: `https://buttondown.com/api/emails/embed-subscribe/${name}`,
        field: 'email',
        honeypot: null,
        hidden: { embed: '1' },
      };
    }
    case 'listmonk':
      return {
        action: `${(url ?? '').replace(/\/?$/, '/')}subscription/form`,
        field: 'email',
        honeypot: 'nonce',
        hidden: { l: list ?? '' },
      };
    case 'mailchimp': {
      const query = URL.parse(action)?.searchParams;
      const robots = ['b', query?.get('u'), query?.get('id')].join('_');
      return { action, field: 'EMAIL', honeypot: robots, hidden: {} };
    }
    case null:
      return { action, field: field ?? 'EMAIL', honeypot: honeypot ?? 'b_url', hidden: {} };
  }
}
