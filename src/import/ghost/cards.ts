import { createRenderer } from '../../markdown/render.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import { type Data, isData, textAt } from '../folder/data.ts';
import { embedHtml } from '../html/embed.ts';

/** A card of Ghost's editors as HTML, by its name in Lexical or Mobiledoc; null for one that is not known. */
export function cardHtml(name: string, card: Data): string | null {
  const text = (...keys: readonly string[]) => textAt(card, ...keys) ?? '';
  const source = escapeHtml(text('src'));
  const caption = text('caption');
  const figure = (inside: string) =>
    `<figure>${inside}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
  switch (name) {
    case 'image': {
      const picture = `<img src="${source}" alt="${escapeHtml(text('alt', 'altText'))}">`;
      return figure(text('href') === '' ? picture : `<a href="${escapeHtml(text('href'))}">${picture}</a>`);
    }
    case 'gallery': {
      const images = Array.isArray(card.images) ? card.images.filter(isData) : [];
      return (
        images.map((image) => cardHtml('image', image) ?? '').join('') + (caption === '' ? '' : `<p>${caption}</p>`)
      );
    }
    case 'html':
      return text('html');
    case 'markdown':
    case 'card-markdown':
      return markdownHtml(text('markdown'));
    case 'code':
    case 'codeblock': {
      const language = text('language');
      const code = `<pre><code${language === '' ? '' : ` class="language-${escapeHtml(language)}"`}>${escapeHtml(String(card.code ?? ''))}</code></pre>`;
      return caption === '' ? code : `${code}<p>${caption}</p>`;
    }
    case 'hr':
    case 'horizontalrule':
      return '<hr>';
    case 'embed': {
      const url = text('url');
      return url === '' ? text('html') : embedHtml(url);
    }
    case 'bookmark': {
      const meta = isData(card.metadata) ? card.metadata : {};
      const url = escapeHtml(text('url'));
      const description = textAt(meta, 'description');
      return `<p><a href="${url}">${escapeHtml(textAt(meta, 'title') ?? text('url'))}</a>${description === null ? '' : `<br>${escapeHtml(description)}`}</p>`;
    }
    case 'button':
      return text('buttonUrl') === ''
        ? ''
        : `<p><a href="${escapeHtml(text('buttonUrl'))}">${escapeHtml(text('buttonText'))}</a></p>`;
    case 'callout':
      return `<blockquote><p>${escapeHtml(text('calloutEmoji'))} ${text('calloutText')}</p></blockquote>`;
    case 'toggle':
      return `<details><summary>${text('heading')}</summary>${text('content')}</details>`;
    case 'video':
      return figure(`<video src="${source}" controls></video>`);
    case 'audio':
      return figure(`<audio src="${source}" controls></audio>`);
    case 'file':
      return `<p><a href="${source}">${escapeHtml(text('fileTitle', 'fileName'))}</a>${text('fileCaption') === '' ? '' : `<br>${escapeHtml(text('fileCaption'))}`}</p>`;
    case 'header':
      return `<h2>${text('header', 'heading')}</h2>${text('subheader') === '' ? '' : `<p>${text('subheader')}</p>`}`;
    case 'product':
      return `<h4>${text('productTitle')}</h4>${text('productDescription')}${text('productUrl') === '' ? '' : `<p><a href="${escapeHtml(text('productUrl'))}">${escapeHtml(text('productButton'))}</a></p>`}`;
    case 'paywall':
      return '';
    default:
      return null;
  }
}

/** The Markdown of old texts as HTML. */
export function markdownHtml(markdown: string): string {
  const { parts } = createRenderer({ url: 'https://site.example/', highlighting: false, diagrams: false })(markdown, 1);
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'link') return escapeHtml(part.target) + part.suffix;
      return part.kind === 'picture'
        ? `<img src="${escapeHtml(part.source)}" alt="${escapeHtml(part.alt ?? '')}">`
        : '';
    })
    .join('');
}
