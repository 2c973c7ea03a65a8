import IsnadText

/// A text with marks over it, as HTML whose text is the source to the byte.
///
/// Marks may overlap in any way: the text is cut at all their ends, and each stretch names all marks that lie over it. A mark
/// is drawn to the ends of the word it touches, so that no element ever stands between two joined letters; the record
/// keeps its exact characters. Numbers and Latin words are isolated, controls that reorder are shown and isolated too.
struct MarkedText {
  /// A stretch of a record.
  struct Mark: Sendable {
    var span: Range<Int>
    /// The record's number on the page, from 1; it names the elements (`w3`, `n3`, `r3`). nil for marks without a record.
    var number: Int?
    var kind: Kind?
    var role: String
  }

  private let bytes: [UInt8]
  /// By start, then the longer ones first.
  private let marks: [Mark]
  private var next = 0
  private var active: [Mark] = []
  private var anchored: Set<Int> = []
  private var linked: Set<Int> = []

  init(_ bytes: [UInt8], _ marks: [Mark] = []) {
    self.bytes = bytes
    self.marks = marks.compactMap { mark -> Mark? in
      let span = mark.span.clamped(to: 0..<bytes.count)
      guard !span.isEmpty else { return nil }
      var mark = mark
      mark.span = wholeWords(span, in: bytes)
      return mark
    }.sorted { ($0.span.lowerBound, -$0.span.upperBound) < ($1.span.lowerBound, -$1.span.upperBound) }
  }

  /// One paragraph for each line; the line ends stand between them.
  func paragraphs() -> HTML {
    var copy = self
    var out = HTML.nothing
    var line = HTML.nothing
    var hasText = false
    for run in textRuns(of: bytes) {
      guard run.kind == .lineEnd else {
        line.append(copy.html(run))
        hasText = true
        continue
      }
      if hasText { out.append(element(.p) { line }) }
      out.append(HTML(String(decoding: bytes[run.range], as: UTF8.self)))
      line = .nothing
      hasText = false
    }
    if hasText { out.append(element(.p) { line }) }
    return out
  }

  /// The text in a line of the interface.
  func inline() -> HTML {
    var copy = self
    var out = HTML.nothing
    for run in textRuns(of: bytes) { out.append(copy.html(run)) }
    return out
  }

  private mutating func html(_ run: TextRun) -> HTML {
    var inner = HTML.nothing
    var position = run.range.lowerBound
    while position < run.range.upperBound {
      let end = advance(to: position, before: run.range.upperBound)
      inner.append(anchors())
      inner.append(stretch(position..<end))
      position = end
    }
    switch run.kind {
    case .plain, .lineEnd: return inner
    case .leftToRight: return element(.bdi, .dir(.leftToRight)) { inner }
    case .control(let scalar):
      return element(.bdi, .class("control"), .dir(.leftToRight), .data("name", ControlName.short(scalar))) { inner }
    }
  }

  /// Takes up the marks that begin at `position`, lays down those that end there; the next place where that changes.
  private mutating func advance(to position: Int, before end: Int) -> Int {
    active.removeAll { $0.span.upperBound <= position }
    while next < marks.count, marks[next].span.lowerBound <= position {
      if marks[next].span.upperBound > position { active.append(marks[next]) }
      next += 1
    }
    var change = next < marks.count ? min(end, marks[next].span.lowerBound) : end
    for mark in active { change = min(change, mark.span.upperBound) }
    return change
  }

  /// Where a record's words begin, for its address.
  private mutating func anchors() -> HTML {
    var out = HTML.nothing
    for case let number? in active.map(\.number) where anchored.insert(number).inserted {
      out.append(element(.span, .id("w\(number)"), .class("anchor")))
    }
    return out
  }

  private mutating func stretch(_ range: Range<Int>) -> HTML {
    let text = HTML(String(decoding: bytes[range], as: UTF8.self))
    guard !active.isEmpty else { return text }
    var names: [String] = []
    for mark in active {
      for name in [mark.kind?.rawValue, mark.role, mark.number.map { "n\($0)" }].compactMap(\.self)
      where !names.contains(name) {
        names.append(name)
      }
    }
    return element(.mark, .class(names.joined(separator: " "))) {
      if let number = target, hasWords(range) {
        // One stop for the tabulator key for each record, not for each stretch of it.
        element(.a, .href("#r\(number)"), linked.insert(number).inserted ? nil : .skipped) { text }
      } else {
        text
      }
    }
  }

  /// Whether there is anything to read in a stretch: a link over a space or a stop has no name.
  private func hasWords(_ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
      let (scalar, next) = decodedScalar(bytes, at: i)
      if ScalarClass(scalar).isWordPart { return true }
      i = next
    }
    return false
  }

  /// The record that a stretch leads to: the shortest of those that are marked at first.
  private var target: Int? {
    active.filter { $0.number != nil && $0.kind?.isMarkedAtFirst ?? true }.min { $0.span.count < $1.span.count }?.number
  }
}

/// `span` with the rest of the joined letters that it begins or ends in.
func wholeWords(_ span: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
  var (start, end) = (span.lowerBound, span.upperBound)
  while start > 0, start < bytes.count, joins(scalarEnding(bytes, at: start)),
    joins(decodedScalar(bytes, at: start).value)
  {
    start = startOfScalar(bytes, before: start)
  }
  while end > 0, end < bytes.count, joins(scalarEnding(bytes, at: end)), joins(decodedScalar(bytes, at: end).value) {
    end = decodedScalar(bytes, at: end).next
  }
  return start..<end
}

/// Letters of Arabic, their marks, and what makes them join or not.
private func joins(_ scalar: UInt32) -> Bool {
  switch ScalarClass(scalar) {
  case .arabicLetter, .mark, .tatweel: true
  default: scalar == 0x200C || scalar == 0x200D
  }
}

private func startOfScalar(_ bytes: [UInt8], before i: Int) -> Int {
  var start = i - 1
  while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  return start
}

private func scalarEnding(_ bytes: [UInt8], at i: Int) -> UInt32 {
  decodedScalar(bytes, at: startOfScalar(bytes, before: i)).value
}
