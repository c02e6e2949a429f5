/** Plain words as paragraphs: no links, no marks. What leads elsewhere is written out and copied, so that nothing is opened by accident. */
export const paragraphsIn = (body: string) => (
  <>
    {body.split(/\n{2,}/u).map((paragraph) => (
      <p dir="auto">
        {paragraph.split("\n").map((line, no) => (
          <>
            {no === 0 ? null : <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </>
);
