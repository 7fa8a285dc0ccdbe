import { createRenderer } from '../../markdown/render.ts';
import { escapeHtml } from '../../model/escape-html.ts';
import { type Data, flagAt, isData, textAt } from '../folder/data.ts';
import { embedHtml } from '../html/embed.ts';

/** A card of Ghost's editors as HTML, by its name in Lexical or Mobiledoc; null for one that is not known. */
export function cardHtml(name: string, card: Data): string | null {
  const text = (...keys: readonly string[]) => textAt(card, ...keys) ?? '';
  const source = escapeHtml(text('src'));
  const caption = text('caption');
  const figure = (inside: string) =>
    `<figure>${inside}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
  const isOn = (key: string) => flagAt(card, key) !== false;
  switch (name) {
    case 'image': {
      const picture = `<img src="${source}" alt="${escapeHtml(text('alt', 'altText'))}">`;
      return figure(text('href') === '' ? picture : `<a href="${escapeHtml(text('href'))}">${picture}</a>`);
    }
    case 'gallery': {
      const images = Array.isArray(card.images) ? card.images.filter(isData) : [];
      return images.map((image) => cardHtml('image', image) ?? '').join('') + below(caption);
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
      return code + below(caption);
    }
    case 'hr':
    case 'horizontalrule':
      return '<hr>';
    case 'embed': {
      const url = text('url');
      return (url === '' ? text('html') : embedHtml(url)) + below(caption);
    }
    case 'bookmark': {
      const meta = isData(card.metadata) ? card.metadata : {};
      const url = escapeHtml(text('url'));
      const description = textAt(meta, 'description');
      return `<p><a href="${url}">${escapeHtml(textAt(meta, 'title') ?? text('url'))}</a>${description === null ? '' : `<br>${escapeHtml(description)}`}</p>${below(caption)}`;
    }
    case 'button':
      return button(text('buttonUrl'), text('buttonText'));
    case 'callout':
      return `<blockquote><p>${`${escapeHtml(text('calloutEmoji'))} ${text('calloutText')}`.trim()}</p></blockquote>`;
    case 'toggle':
      return `<details><summary>${text('heading')}</summary>${text('content')}</details>`;
    case 'video':
      return figure(`<video src="${source}" controls></video>`);
    case 'audio':
      return `${below(escapeHtml(text('title')))}${figure(`<audio src="${source}" controls></audio>`)}`;
    case 'file':
      return `<p><a href="${source}">${escapeHtml(text('fileTitle', 'fileName'))}</a>${text('fileCaption') === '' ? '' : `<br>${escapeHtml(text('fileCaption'))}`}</p>`;
    case 'header':
      return `<h2>${text('header', 'heading')}</h2>${below(text('subheader'))}${isOn('buttonEnabled') ? button(text('buttonUrl'), text('buttonText')) : ''}`;
    case 'product':
      return `${picture(text('productImageSrc'))}<h4>${text('productTitle')}</h4>${text('productDescription')}${isOn('productButtonEnabled') ? button(text('productUrl'), text('productButton')) : ''}`;
    case 'call-to-action':
      return `${picture(text('imageUrl'))}${text('textValue')}${isOn('showButton') ? button(text('buttonUrl'), text('buttonText')) : ''}`;
    case 'paywall':
    case 'email':
    case 'email-cta':
      // On no page: the first only ends what everybody may read, the others are in letters alone.
      return '';
    default:
      return null;
  }
}

/** A paragraph below a card; nothing for an empty text. */
function below(html: string): string {
  return html === '' ? '' : `<p>${html}</p>`;
}

function button(url: string, label: string): string {
  return url === '' || label === '' ? '' : `<p><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`;
}

function picture(source: string): string {
  return source === '' ? '' : `<figure><img src="${escapeHtml(source)}" alt=""></figure>`;
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
