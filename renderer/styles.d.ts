/** Style sheets are handled by the bundler; a module style sheet answers the generated class name of each name in it. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css' {}
