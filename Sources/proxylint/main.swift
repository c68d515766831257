import CProcess
import ChildPrograms
import Glibc
import Secrets

MemoryProtection.leaveNoCores()
FileSizeLimit.refuse()
let known = CommandLine.arguments
// Without /proc, as in a bare root, Swift knows none.
let arguments =
    known.isEmpty ? (0..<process_argument_count()).map { String(cString: process_argument($0)) } : known
exit(Program().run(arguments.dropFirst()).rawValue)
