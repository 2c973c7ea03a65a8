import Foundation
import IsnadProbes
import IsnadTesting
import Testing

/// The claims that the fuzzer tries to break, on its seeds and on all that ever broke one (`Fuzz/Found`).
@Suite struct ProbeTests {
  @Test("holds on every seed and on every case that was found", arguments: Probe.allCases)
  func holds(_ probe: Probe) async throws {
    let cases = try Self.files("Fuzz/Seeds/\(probe)") + Self.files("Fuzz/Found/\(probe)")
    #expect(!cases.isEmpty)
    for file in cases {
      do { try await probe.check([UInt8](Data(contentsOf: file))) } catch {
        Issue.record("\(file.lastPathComponent): \(error)")
      }
    }
  }

  @Test("holds on every seed cut short and on every seed with a byte turned", arguments: Probe.allCases)
  func holdsOnDamage(_ probe: Probe) async throws {
    for file in try Self.files("Fuzz/Seeds/\(probe)") {
      let whole = [UInt8](try Data(contentsOf: file))
      // What asks a server takes milliseconds, not microseconds.
      let step = max(1, whole.count / ([.routes, .archive].contains(probe) ? 2 : 12))
      for place in stride(from: 0, to: whole.count, by: step) {
        var turned = whole
        turned[place] ^= 0x55
        do {
          try await probe.check(Array(whole[..<place]))
          try await probe.check(turned)
        } catch {
          Issue.record("\(file.lastPathComponent) at byte \(place): \(error)")
        }
      }
    }
  }

  /// Texts that no outlet prints. `Scripts/check-faults` reads longer ones with the release build.
  @Test(
    "holds on one thing said again and again",
    arguments: [
      "“", "\"", "(", "قال ", "قال: ", "قال إن ", "“قال ", "ثلاثون ", "من 3 إلى ", "مارس ", "% ", "#ا ", "محمد ", "بن ",
      "هجوم على ", "صوت ", "الذي ", "\u{202E}", "ً", "\u{0C}",
    ])
  func holdsOnMonotony(_ unit: String) async throws {
    try await Probe.reading.check(Array(("قال الوزير إن الخطة جاهزة. " + String(repeating: unit, count: 300)).utf8))
  }

  private static func files(_ folder: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: Repository.root.appending(path: folder), includingPropertiesForKeys: nil, options: .skipsHiddenFiles
    ).sorted { $0.path < $1.path }
  }
}
