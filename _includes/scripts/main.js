import { dismissBanner } from './banner.js';
import { offerCopying } from './copy.js';
import { closeMenuBehindReader } from './menu.js';
import { loadForPrint } from './print.js';
import { leadToSearch } from './search-redirect.js';
import { openSearchByKeys } from './search-shortcut.js';
import { switchTheme } from './theme.js';
import { followTableOfContents } from './toc.js';

leadToSearch();
openSearchByKeys();
switchTheme();
closeMenuBehindReader();
dismissBanner();
offerCopying();
followTableOfContents();
loadForPrint();
