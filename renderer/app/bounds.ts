import { z } from 'zod';

// zod would otherwise try to compile schemas with `new Function`, which the content security policy reports. Imported
// before anything that makes a schema.
z.config({ jitless: true });
