import type { HostName } from '../config/kinds.ts';
import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import type { Host } from './host.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';
import { vercel } from './vercel.ts';

/** Every host by the name that site.yaml and the command know it by. */
export const hosts: Readonly<Record<HostName, Host>> = {
  netlify,
  cloudflare,
  vercel,
  github,
  gitlab,
  nginx,
  caddy,
  apache,
};
