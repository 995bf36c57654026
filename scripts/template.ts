// Makes the template of a new embedded database that comes with the package, in dist.
import { buildPackageTemplate } from '../src/store/template.ts';

await buildPackageTemplate();
