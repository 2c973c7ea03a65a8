import IsnadText
import Testing

@Suite struct SourceTextTests {
  @Test(
    "the three offset units count what their names say",
    arguments: [("قال 🇵🇸 لي", 0, 0, 0), ("قال 🇵🇸 لي", 7, 4, 4), ("قال 🇵🇸 لي", 15, 6, 8), ("شكرًا", 8, 4, 4), ("", 0, 0, 0)])
  func units(_ string: String, byte: Int, scalar: Int, utf16: Int) {
    let text = SourceText(string)
    #expect(text.scalarOffset(ofByte: byte) == scalar)
    #expect(text.utf16Offset(ofByte: byte) == utf16)
  }

  @Test("the offsets of any text are those that Swift's own views count", arguments: 0..<60 as Range<UInt64>)
  func anyText(seed: UInt64) {
    var state = seed
    let scalars = (0..<400).map { _ -> Unicode.Scalar in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x600...0x6FF, 0x4E00...0x4EFF, 0x1F600...0x1F64F, 0x200B...0x200F, 0x0A...0x0D,
      ]
      let range = ranges[Int(state >> 60) % ranges.count]
      return Unicode.Scalar(range.lowerBound + UInt32(state >> 33) % UInt32(range.count)) ?? "?"
    }
    let string = String(String.UnicodeScalarView(scalars))
    let text = SourceText(string)
    #expect(text.scalarCount == scalars.count)
    for (count, i) in string.unicodeScalars.indices.enumerated() {
      let byte = string.utf8.distance(from: string.startIndex, to: i)
      #expect(text.scalarOffset(ofByte: byte) == count)
      #expect(text.utf16Offset(ofByte: byte) == string.utf16.distance(from: string.startIndex, to: i))
      #expect(text.scalar(at: byte).value == string.unicodeScalars[i].value)
    }
    #expect(text.scalarOffset(ofByte: text.bytes.count) == scalars.count)
  }

  @Test(
    "folding meets the spellings that outlets use for one word",
    arguments: [
      ("إسرائيل", "اسرائيل"), ("القرآن", "القران"), ("شَهَادَةً", "شهاده"), ("على", "علي"), ("محمّـــد", "محمد"),
      ("١٢٠٠", "1200"),
      ("ﻻ", "لا"), ("ﷲ", "ﷲ"), ("کی", "كي"), ("ﺳﻼﻡ", "سلام"), ("Gaza", "gaza"), ("مسؤول", "مسوول"), ("۳٫۵", "3.5"),
    ])
  func folding(_ a: String, _ b: String) {
    #expect(Folding.folded.of(a) == Folding.folded.of(b))
  }

  @Test("plain folding keeps hamza, ta marbuta and alef maqsura", arguments: [("أُسْرَةٌ", "أسرة"), ("مُسْتَشْفًى", "مستشفى")])
  func plain(_ a: String, _ b: String) {
    #expect(Folding.plain.of(a) == Array(b.utf8))
  }

  @Test("bytes in place are folded as an array's are, letter by letter")
  func foldingInPlace() {
    for code in UInt32(0x21)...0x6FF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let bytes = Array("ب\(Character(scalar))ل".utf8)
      for folding in [Folding.plain, .folded] {
        var (array, place): ([UInt8], [UInt8]) = ([], [])
        folding.append(bytes, 0..<bytes.count, to: &array)
        bytes.withUnsafeBufferPointer { folding.append($0, to: &place) }
        #expect(array == place, "U+\(String(code, radix: 16))")
      }
    }
  }

  @Test("spans are half-open runs in the order of reading")
  func spans() {
    let outer = ByteSpan(2..<9)
    #expect(outer.contains(ByteSpan(2..<9)) && outer.contains(8) && !outer.contains(9))
    #expect(outer.overlaps(ByteSpan(8..<12)) && !outer.overlaps(ByteSpan(9..<12)))
    #expect(outer.union(ByteSpan(0..<1)) == ByteSpan(0..<9))
    #expect(
      [ByteSpan(2..<9), ByteSpan(2..<3), ByteSpan(0..<9)].sorted() == [
        ByteSpan(0..<9), ByteSpan(2..<3), ByteSpan(2..<9),
      ])
  }
}
