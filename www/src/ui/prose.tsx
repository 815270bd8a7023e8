/** Text with `code` between back quotes, the one markup that the dictionaries need. */
export function Prose({ text }: { text: string }) {
  return <>{text.split("`").map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))}</>;
}
