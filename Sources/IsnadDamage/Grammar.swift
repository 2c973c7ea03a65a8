import IsnadDocument
import IsnadLanguage
import IsnadNames
import IsnadRecords
import IsnadText

/// What the finders of grammatical damage ask about tokens.
struct Grammar {
  let document: Document
  let analysis: Analysis
  let names: Names

  func `is`(_ token: Int, _ forms: StaticString...) -> Bool { forms.contains { document.token(token, is: $0) } }

  /// Whether one of the token's words is a finite verb.
  func hasVerb(_ token: Int) -> Bool {
    analysis.words(ofToken: token).contains { analysis.words[$0].upos == .verb || analysis.words[$0].upos == .aux }
  }

  func hasVerb(in tokens: Range<Int>) -> Bool { tokens.contains(where: hasVerb) }

  /// The perfect verb that a token is, with nothing attached before it.
  func perfectVerb(_ token: Int) -> Word? {
    let words = analysis.words(ofToken: token)
    guard let first = words.first, analysis.words[first].upos == .verb,
      analysis.words[first].features.aspect == .perfect
    else { return nil }
    return analysis.words[first]
  }

  func upos(_ token: Int) -> UPOS { analysis.words[analysis.stem(ofToken: token)].upos }

  /// The name mention that starts at a token.
  func mention(startingAt token: Int) -> Names.Occurrence? {
    guard document.tokens.indices.contains(token) else { return nil }
    let span = document.tokens[token].span
    // No name is longer than its bound here; a look at the whole rest of the text would make many looks slow.
    let found = names.mentions(in: ByteSpan(start: span.start, end: span.start + 400))
    return found.first.map { names.mentions[$0] }.flatMap { $0.span.start == span.start ? $0 : nil }
  }

  /// Whether a name mention covers a token.
  func isName(_ token: Int) -> Bool {
    names.entity(at: document.tokens[token].span.start) != nil
      || names.entity(at: document.tokens[token].span.end - 1) != nil
  }
}

func namesAsWords(in names: Names) -> [Damage] {
  names.mentions.filter { $0.via == .damage }.map { mention in
    Damage(
      kind: .nameAsWord, span: mention.span, message: "a name that was translated as if it were a word",
      repair: names.entities[mention.entity].name,
      evidence: Evidence("damage/name-as-word", .medium))
  }
}
