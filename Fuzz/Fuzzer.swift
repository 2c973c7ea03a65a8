import Glibc
import IsnadProbes

/// The claim that this run tests; `Scripts/fuzz` names it. Nothing can be tested without one, and libFuzzer has no way to be told so.
private let probe: Probe = {
  guard let name = getenv("ISNAD_PROBE"), let probe = Probe(rawValue: String(cString: name)) else {
    fatalError("ISNAD_PROBE is none of \(Probe.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return probe
}()

/// libFuzzer calls this for every input that it thinks of.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try probe.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    // A process that dies is how libFuzzer is told that it has found something.
    fatalError("\(error)")
  }
  return 0
}
