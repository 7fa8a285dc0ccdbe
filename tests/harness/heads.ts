import { paginate } from '../../src/archive/paginate.ts';
import { centre } from '../../src/model/focus.ts';
import { archiveHead, postHead, signpostHead, standaloneHead } from '../../src/pages/seo/heads.ts';
import type { Head } from '../../src/pages/views/head-view.ts';
import { type BlogOptions, pageContext } from './context.ts';

/** A blog in which every kind of page has something to say. */
export const blog: BlogOptions = {
  site: {
    tagline: 'Notes on compilers',
    postsPerPage: '1',
    categories: [
      { name: 'Tools', description: 'What we work with.' },
      { name: 'Compilers', parent: 'Tools' },
    ],
    authors: [
      {
        name: 'The Desk',
        bio: 'Writes.',
        picture: '/desk.png',
        links: [
          { label: 'Elsewhere', url: 'https://social.example/@desk' },
          { label: 'About', url: '/about/' },
        ],
      },
    ],
  },
  posts: [
    {
      slug: 'first',
      title: 'First',
      date: '2025-06-02',
      updated: '2025-06-03T10:00:00Z',
      description: 'The first.',
      tags: ['Backend', 'C++'],
      categories: ['Compilers', 'Tools'],
      authors: ['The Desk'],
      thumbnail: { path: 'content/wide.png', alt: 'Wide', caption: [], focus: centre },
      words: 321,
    },
    { slug: 'second', title: 'Second', date: '2025-06-01', tags: ['Backend'], authors: ['The Desk'] },
  ],
  standalone: [{ title: 'About', permalink: '/about/', description: 'Who we are.' }],
  pictures: { 'content/wide.png': {}, 'content/desk.png': { width: 400, height: 400 } },
  hasIcon: true,
};

/** The head of any page of a blog, by its URL path. */
export function headAt(url: string, options: BlogOptions = blog): Head {
  const context = pageContext(options);
  for (const post of context.blog.posts) if (context.blog.urlOf(post) === url) return postHead(context, post);
  for (const page of context.blog.standalone) if (page.permalink === url) return standaloneHead(context, page);
  for (const archive of context.blog.archives) {
    for (const page of paginate(archive.posts, archive.url, context.site.postsPerPage)) {
      if (page.url === url) return archiveHead(context, archive, page);
    }
  }
  const kind = url === '/404.html' ? 'not-found' : url === '/search/' ? 'search' : 'overview';
  return signpostHead(context, { url, title: 'A signpost', description: '', kind });
}

/** The URL path of a page of every kind of that blog. */
export const everyUrl = [
  ...['/', '/page/2/', '/tag/backend/', '/tag/backend/page/2/', '/category/tools/', '/category/tools/compilers/'],
  ...['/author/the-desk/', '/2025/', '/2025/06/', '/2025/06/first/', '/2025/06/second/', '/about/'],
  ...['/404.html', '/search/', '/tags/'],
];

/** That blog with other keys in its site.yaml. */
export function blogWith(keys: Readonly<Record<string, unknown>>): BlogOptions {
  return { ...blog, site: { ...blog.site, ...keys } };
}
