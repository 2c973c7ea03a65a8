import IsnadDocument
import IsnadFormats
import IsnadReading
import IsnadRecords
import IsnadTesting
import IsnadText
import Testing

@Suite struct OffsetTests {
  /// What makes the three units differ, and what makes graphemes differ from all of them.
  private static let pieces = [
    "قال", " ", "شكرًا", "🇵🇸", "👩🏽‍🚒", "e\u{301}", "\r\n", "\n", "a", "١٢", "ﻻ", "\u{202E}", "“", "”", "\u{FEFF}", "𐤀", "ـ",
    ".",
  ]

  @Test("a span's text is the slice of the text in each of the three units", arguments: 0..<200)
  func slices(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let pieces = (0..<Int(random.next() % 80 + 1)).map { _ in
      Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
    }
    let string = pieces.joined()
    let text = SourceText(string)
    // A span over whole pieces.
    let first = Int(random.next() % UInt64(pieces.count))
    let last = first + Int(random.next() % UInt64(pieces.count - first))
    let start = pieces[..<first].reduce(0) { $0 + $1.utf8.count }
    let end = pieces[...last].reduce(0) { $0 + $1.utf8.count }
    let reading = Reading(document: Document(text), dateline: ByteSpan(start..<end))
    let json = try JSONValue(parsing: JSONFormat(.document, units: [.utf16, .byte]).encode(reading))
    let span = try #require(json["document"]?["dateline"])
    let exact = try #require(span["text"]?.string)
    let scalars = Array(string.unicodeScalars)
    let points = try range(span["start"], span["end"])
    #expect(Array(scalars[points]) == Array(exact.unicodeScalars))
    let units = try range(span["utf16"]?.array?[0], span["utf16"]?.array?[1])
    #expect(Array(Array(string.utf16)[units]) == Array(exact.utf16))
    let bytes = try range(span["byte"]?.array?[0], span["byte"]?.array?[1])
    #expect(Array(Array(string.utf8)[bytes]) == Array(exact.utf8))
    #expect(json["document"]?["characters"]?.number == Double(scalars.count))
  }

  private func range(_ start: JSONValue?, _ end: JSONValue?) throws -> Range<Int> {
    Int(try #require(start?.number))..<Int(try #require(end?.number))
  }
}

/// SplitMix64: the same texts in every run.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
