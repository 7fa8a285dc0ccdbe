import { offerCopying } from './copy.js';
import { closeMenuBehindReader } from './menu.js';
import { leadToSearch } from './search-redirect.js';
import { switchTheme } from './theme.js';
import { followTableOfContents } from './toc.js';

leadToSearch();
switchTheme();
closeMenuBehindReader();
offerCopying();
followTableOfContents();
