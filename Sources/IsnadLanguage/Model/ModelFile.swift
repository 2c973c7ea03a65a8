import CIsnadData

/// The sections of a trained model, read in place. `Training/isnad_training/export.py` writes them.
/// Unchecked, since it holds pointers: they lead into the embedded model, which is `const` and never freed.
struct ModelFile: @unchecked Sendable {
  /// In the order of the file.
  enum Section: Int, CaseIterable {
    case shape, tags, strings, stringEnds
    case keyIndex, keyChecksums, keyRecords
    case splitIndex, splitChecksums, splitPlaces, splits, spellings, cliticWeights
    case known, knownScales, form, formScales, affixes, affixScales, role, roleScales, vectors, vectorScales
    case root, input, layer0Input, layer0Forward, layer0Backward, layer1Input, layer1Forward, layer1Backward
    case heads, arcs, relations
    case lemmaIndex, lemmaChecksums, lemmaStrings
    case sentenceWeights
  }

  /// Unsafe only in name: the C side is `const` and never freed.
  private let bytes: UnsafeRawBufferPointer

  /// The model linked into the program.
  static let embedded = ModelFile(
    UnsafeRawBufferPointer(start: isnad_language_model_bytes(), count: isnad_language_model_size()))

  init(_ bytes: UnsafeRawBufferPointer) {
    precondition(
      bytes.count > 12 && bytes.prefix(8).elementsEqual("ISNADLM1".utf8)
        && bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self) == UInt32(Section.allCases.count),
      "Models/language.bin was written for another version of IsnadLanguage")
    self.bytes = bytes
  }

  /// A section as an array of `Element`s.
  func section<Element>(_ section: Section, as type: Element.Type) -> UnsafeBufferPointer<Element> {
    let entry = 12 + 8 * section.rawValue
    let start = Int(bytes.loadUnaligned(fromByteOffset: entry, as: UInt32.self))
    let count = Int(bytes.loadUnaligned(fromByteOffset: entry + 4, as: UInt32.self))
    return UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]).bindMemory(to: type)
  }
}
