import { offerCopying } from './copy.js';
import { closeMenuBehindReader } from './menu.js';
import { switchTheme } from './theme.js';
import { followTableOfContents } from './toc.js';

switchTheme();
closeMenuBehindReader();
offerCopying();
followTableOfContents();
